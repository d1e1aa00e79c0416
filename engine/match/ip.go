package match

import (
	"fmt"
	"net/netip"
	"strings"
)

// network is a CIDR range, or one address. An IPv4 address is never inside an IPv6 range, nor the reverse; so
// NotIpAddress with the other family holds, as AWS's pages on dual-stack endpoints warn.
type network struct{ prefix netip.Prefix }

func compileIP(s string, _ bool) (comparison, error) {
	if strings.Contains(s, "/") {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, fmt.Errorf("%q is not a CIDR range", s)
		}
		return &network{p.Masked()}, nil
	}
	a, err := netip.ParseAddr(s)
	if err != nil {
		return nil, fmt.Errorf("%q is neither an IP address nor a CIDR range", s)
	}
	// Rule: An address without a prefix length is that address alone.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
	// Proof: conditions/ip-address-prefixes.walk
	return &network{netip.PrefixFrom(a, a.BitLen())}, nil
}

func (n *network) holds(got string, _ Lookup) Truth {
	// Rule: IpAddress holds for the addresses of its range, and IPv4 addresses are in no range of IPv6.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
	// Proof: conditions/ip-address.walk, conditions/not-ip-address-across-families.walk
	a, err := netip.ParseAddr(got)
	return Of(err == nil && n.prefix.Contains(a))
}
