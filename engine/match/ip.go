package match

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
)

// network is a CIDR range, or one address. An IPv4 address is never inside an IPv6 range, nor the reverse; so
// NotIpAddress with the other family holds, as AWS's pages on dual-stack endpoints warn.
type network struct{ prefix netip.Prefix }

func compileIP(s string, _ bool) (comparison, error) {
	p, err := ParseCIDR(s)
	if err != nil {
		return nil, err
	}
	if p.Addr().Is6() && p.Masked() != p {
		// Rule: An IPv6 range with bits behind its prefix holds no address; in an IPv4 range they are ignored.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
		// Proof: conditions/ipv6-range-with-host-bits.walk
		return nil, fmt.Errorf("%q has bits behind its prefix, and such a range of IPv6 holds no address; %s is the range", s,
			p.Masked())
	}
	return &network{p.Masked()}, nil
}

// ParseCIDR reads a value of IpAddress: a range, or an address, which is the range of that address alone. The numbers
// of an IPv4 address and of the prefix are decimal, and zeros before them do not count. Bits behind the prefix are
// kept.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
func ParseCIDR(s string) (netip.Prefix, error) {
	address, length, slash := strings.Cut(s, "/")
	a, ok := parseAddress(address)
	if !slash {
		if !ok {
			return netip.Prefix{}, fmt.Errorf("%q is neither an IP address nor a CIDR range", s)
		}
		// Rule: An address without a prefix length is that address alone.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
		// Proof: conditions/ip-address-prefixes.walk
		return netip.PrefixFrom(a, a.BitLen()), nil
	}
	// Rule: Zeros or a plus before the length of a prefix do not count.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
	// Proof: conditions/address-with-leading-zeros.walk
	bits, err := strconv.Atoi(length)
	if !ok || err != nil || bits < 0 || bits > a.BitLen() {
		return netip.Prefix{}, errors.New(strconv.Quote(s) + " is not a CIDR range")
	}
	return netip.PrefixFrom(a, bits), nil
}

// parseAddress reads an address. One that IPv6 writes for an IPv4 address stays IPv6.
func parseAddress(s string) (a netip.Addr, ok bool) {
	a, err := netip.ParseAddr(s)
	if err != nil && strings.Contains(s, ".") {
		// Rule: The numbers of an IPv4 address are decimal, and zeros before them do not count.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
		// Proof: conditions/address-with-leading-zeros.walk
		a, err = netip.ParseAddr(withoutZeros(s))
	}
	return a, err == nil && a.Zone() == ""
}

// withoutZeros leaves out the zeros before the numbers of an IPv4 address, also where it stands at the end of an IPv6
// one.
func withoutZeros(s string) string {
	from := strings.LastIndexByte(s, ':') + 1
	numbers := strings.Split(s[from:], ".")
	for i, n := range numbers {
		if plain := strings.TrimLeft(n, "0"); plain != "" || n == "" {
			numbers[i] = plain
		} else {
			numbers[i] = "0"
		}
	}
	return s[:from] + strings.Join(numbers, ".")
}

func (n *network) holds(got string, _ Lookup) Truth {
	// Rule: IpAddress holds for the addresses of its range. An IPv4 address, also as IPv6 writes it, is in no range of
	// IPv6.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
	// Proof: conditions/ip-address.walk, conditions/not-ip-address-across-families.walk,
	// conditions/mapped-addresses-are-ipv4.walk
	a, ok := parseAddress(got)
	return Of(ok && n.prefix.Contains(a.Unmap()))
}

// isAddress reports whether a request's value is an address.
func isAddress(got string) bool {
	_, ok := parseAddress(got)
	return ok
}
