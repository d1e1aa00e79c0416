package managed

// Version is the version of the data: that of the npm package, and the day of the latest change in it.
const Version = "0.0.656 of 2026-08-26"
