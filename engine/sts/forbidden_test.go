package sts

import (
	"testing"

	"rolewalk/engine/eval"
)

// TestForbidden: who may not ask for what, whatever the policies say.
func TestForbidden(t *testing.T) {
	long, temporary := Keys{}, Keys{temporary: true}
	token, tokenMFA := Keys{temporary: true, token: true}, Keys{temporary: true, token: true, mfa: true}
	for _, c := range []struct {
		kind   eval.CallerKind
		keys   Keys
		action string
		want   Cause
	}{
		{eval.CallerUser, long, "sts:assumerole", ""},
		{eval.CallerRoot, long, "sts:assumerole", CauseRootAssumes},
		{eval.CallerRoot, long, "s3:getobject", ""},
		{eval.CallerAnonymous, long, "sts:assumerole", CauseUnsigned},
		{eval.CallerAnonymous, long, "sts:tagsession", CauseUnsigned},
		{eval.CallerAnonymous, long, "s3:getobject", ""},
		{eval.CallerProvider, long, "sts:assumerole", CauseUnsigned},
		{eval.CallerProvider, long, "sts:assumerolewithsaml", ""},
		{eval.CallerUser, long, "sts:getsessiontoken", ""},
		{eval.CallerUser, token, "sts:getsessiontoken", CauseSessionForToken},
		{eval.CallerRole, temporary, "sts:getsessiontoken", CauseSessionForToken},
		{eval.CallerRole, temporary, "sts:getfederationtoken", CauseSessionForFederation},
		{eval.CallerFederatedUser, temporary, "sts:getfederationtoken", CauseSessionForFederation},
		{eval.CallerFederatedUser, temporary, "sts:assumerole", CauseFederatedCallsSTS},
		{eval.CallerFederatedUser, temporary, "sts:getcalleridentity", ""},
		{eval.CallerFederatedUser, temporary, "iam:listusers", CauseFederatedCallsIAM},
		{eval.CallerFederatedUser, temporary, "s3:getobject", ""},
		{eval.CallerUser, token, "sts:assumerole", ""},
		{eval.CallerUser, token, "sts:getcalleridentity", ""},
		{eval.CallerUser, token, "sts:decodeauthorizationmessage", CauseTokenCallsSTS},
		{eval.CallerUser, token, "iam:listusers", CauseTokenCallsIAM},
		{eval.CallerUser, tokenMFA, "iam:listusers", ""},
		{eval.CallerUser, token, "s3:getobject", ""},
	} {
		if got := Forbidden(&eval.Caller{Kind: c.kind}, c.keys, c.action); got != c.want {
			t.Errorf("%s with %+v, %s: %q, want %q", c.kind, c.keys, c.action, got, c.want)
		}
	}
}

func TestNeedsNoPermission(t *testing.T) {
	for _, c := range []struct {
		kind   eval.CallerKind
		action string
		want   bool
	}{
		{eval.CallerUser, "sts:getcalleridentity", true},
		{eval.CallerFederatedUser, "sts:getcalleridentity", true},
		{eval.CallerAnonymous, "sts:getcalleridentity", false},
		{eval.CallerUser, "sts:getsessiontoken", true},
		{eval.CallerRoot, "sts:getsessiontoken", true},
		{eval.CallerRole, "sts:getsessiontoken", false},
		{eval.CallerUser, "sts:assumerole", false},
	} {
		if got := NeedsNoPermission(&eval.Caller{Kind: c.kind}, c.action); got != c.want {
			t.Errorf("%s, %s: %v", c.kind, c.action, got)
		}
	}
}

// TestKeysOf: which keys are assumed of a caller of which only the name is known.
func TestKeysOf(t *testing.T) {
	for kind, temporary := range map[eval.CallerKind]bool{
		eval.CallerUser: false, eval.CallerRoot: false, eval.CallerRole: true, eval.CallerFederatedUser: true,
	} {
		if got := KeysOf(&eval.Caller{Kind: kind}); got != (Keys{temporary: temporary}) {
			t.Errorf("%s: %+v", kind, got)
		}
	}
}
