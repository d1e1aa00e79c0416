package lint

import (
	"net/netip"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// The ranges that no request from the public internet has.
var privateRanges = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"),
	netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("169.254.0.0/16"), netip.MustParsePrefix("127.0.0.0/8"),
	netip.MustParsePrefix("fc00::/7"), netip.MustParsePrefix("fe80::/10"),
}

// ipRange reads a value of IpAddress; ok is false if it is not a range.
func ipRange(text string) (r netip.Prefix, ok bool) {
	r, err := match.ParseCIDR(text)
	return r, err == nil
}

func isPrivate(r netip.Prefix) bool {
	for _, private := range privateRanges {
		if private.Bits() <= r.Bits() && private.Contains(r.Addr()) {
			return true
		}
	}
	return false
}

// privateSourceIPs visits the rows that compare aws:SourceIp with the operator, and passes their private values.
func (p *pass) privateSourceIPs(name match.OperatorName, visit func(c *policy.Condition, private []policy.String)) {
	for _, c := range p.rows() {
		if c.Operator.Name != name || c.Lower != "aws:sourceip" {
			continue
		}
		var private []policy.String
		for _, v := range c.Values {
			if r, ok := ipRange(v.Value); ok && isPrivate(r) {
				private = append(private, v)
			}
		}
		if len(private) > 0 {
			visit(c, private)
		}
	}
}

// The messages about a private range under aws:SourceIp.
const (
	whyPrivate  = "aws:SourceIp is a public address, and no request comes from "
	usePublic   = "write the public addresses, or require aws:VpcSourceIp together with aws:SourceVpc"
	privatePage = globals + "#condition-keys-sourceip"
)
