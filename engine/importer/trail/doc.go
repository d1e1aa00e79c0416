// Package trail reads what AWS itself says of requests that were made: events of CloudTrail, alone, in a file, as the
// answer of lookup-events and as EventBridge hands them on, and the message that decode-authorization-message decodes.
package trail
