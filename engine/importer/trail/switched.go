package trail

import (
	"net/netip"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// switched reads an event of the console’s Switch Role, which is an AssumeRole of the console. It is false for any
// other event, and for one that does not say who switched from where to where.
//
// See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
func (r *reader) switched(n *tree.Node) bool {
	from := n.At("additionalEventData", "SwitchFrom").String()
	session, _ := aws.ParseARN(n.At("userIdentity", "arn").String())
	role, name := session.Session()
	if n.At("eventName").String() != "SwitchRole" || !aws.LooksLikeARN(from) || role == "" {
		return false
	}
	q := fact.Request{
		Origin: fact.FromEvent, Action: aws.AssumeRole, Caller: from, Session: name, Span: r.place(n.Span),
		Resource: aws.EntityARN(aws.KindRole, session.Partition, session.Account, "", role),
		Granted:  n.At("responseElements", "SwitchRole").String() == "Success",
	}
	q.At = fact.ParseMoment(n.At("eventTime").String())
	if ip, err := netip.ParseAddr(n.At("sourceIPAddress").String()); err == nil {
		q.Sent.SourceIP = ip.String()
	}
	why := "CloudTrail records that the console switched roles"
	if !q.Granted {
		why = "CloudTrail records that the console did not switch roles"
		q.Refused = n.At("errorMessage").String()
	}
	r.facts.Requests = append(r.facts.Requests, q)
	r.piece(n, title(&q), why)
	return true
}
