// Generated from engine/view by `go run ./tools/site types`; change the Go values, not this file.
import type { Form } from "./view.ts";

export const forms: Form[] = [
  {
    "kind": "account",
    "title": "Add an account",
    "says": "Its users and roles come later.",
    "inputs": [
      {
        "name": "name",
        "kind": "text",
        "label": "Name",
        "hint": "dev"
      },
      {
        "name": "number",
        "kind": "text",
        "label": "Account number",
        "hint": "12 digits"
      }
    ]
  },
  {
    "kind": "user",
    "title": "Add a user",
    "says": "A user has long-term credentials and can do nothing yet.",
    "inputs": [
      {
        "name": "account",
        "kind": "list",
        "label": "Account",
        "hint": ""
      },
      {
        "name": "name",
        "kind": "text",
        "label": "Name",
        "hint": "alice"
      },
      {
        "name": "path",
        "kind": "text",
        "label": "Path",
        "hint": "/"
      }
    ]
  },
  {
    "kind": "role",
    "title": "Add a role",
    "says": "Its trust policy says who may assume it.",
    "inputs": [
      {
        "name": "account",
        "kind": "list",
        "label": "Account",
        "hint": ""
      },
      {
        "name": "name",
        "kind": "text",
        "label": "Name",
        "hint": "Deploy"
      },
      {
        "name": "path",
        "kind": "text",
        "label": "Path",
        "hint": "/"
      },
      {
        "name": "principal",
        "kind": "list",
        "label": "Who may assume it",
        "hint": "dev/alice, an account, an ARN, a service"
      },
      {
        "name": "external-id",
        "kind": "text",
        "label": "External ID it must send",
        "hint": "none"
      },
      {
        "name": "subject",
        "kind": "text",
        "label": "Subject of the token",
        "hint": "any"
      },
      {
        "name": "mfa",
        "kind": "check",
        "label": "Only with MFA",
        "hint": ""
      }
    ]
  },
  {
    "kind": "provider",
    "title": "Add an identity provider",
    "says": "A role can then trust the tokens that it issues.",
    "inputs": [
      {
        "name": "account",
        "kind": "list",
        "label": "Account",
        "hint": ""
      },
      {
        "name": "type",
        "kind": "choice",
        "label": "Kind",
        "hint": "",
        "from": [
          {
            "value": "oidc",
            "word": "OpenID Connect"
          },
          {
            "value": "saml",
            "word": "SAML"
          }
        ]
      },
      {
        "name": "name",
        "kind": "text",
        "label": "Host, or name of a SAML provider",
        "hint": "token.actions.githubusercontent.com"
      },
      {
        "name": "audience",
        "kind": "text",
        "label": "Audience (OpenID Connect)",
        "hint": ""
      }
    ]
  },
  {
    "kind": "trust",
    "title": "Add a trust statement",
    "says": "It lets a principal assume the role, or denies that.",
    "inputs": [
      {
        "name": "holder",
        "kind": "list",
        "label": "Role",
        "hint": ""
      },
      {
        "name": "effect",
        "kind": "choice",
        "label": "Effect",
        "hint": "",
        "from": [
          {
            "value": "Allow",
            "word": "Allow"
          },
          {
            "value": "Deny",
            "word": "Deny"
          }
        ]
      },
      {
        "name": "principal",
        "kind": "list",
        "label": "Principal",
        "hint": "dev/alice, an account, an ARN, a service"
      },
      {
        "name": "external-id",
        "kind": "text",
        "label": "External ID it must send",
        "hint": "none"
      },
      {
        "name": "subject",
        "kind": "text",
        "label": "Subject of the token",
        "hint": "any"
      },
      {
        "name": "mfa",
        "kind": "check",
        "label": "Only with MFA",
        "hint": ""
      }
    ]
  },
  {
    "kind": "permission",
    "title": "Add a permission",
    "says": "It says what a user, a role or a group may do.",
    "inputs": [
      {
        "name": "holder",
        "kind": "list",
        "label": "User, role or group",
        "hint": ""
      },
      {
        "name": "effect",
        "kind": "choice",
        "label": "Effect",
        "hint": "",
        "from": [
          {
            "value": "Allow",
            "word": "Allow"
          },
          {
            "value": "Deny",
            "word": "Deny"
          }
        ]
      },
      {
        "name": "action",
        "kind": "text",
        "label": "Actions",
        "hint": ""
      },
      {
        "name": "resource",
        "kind": "list",
        "label": "Resources",
        "hint": "prod/Deploy, an ARN, *"
      },
      {
        "name": "policy",
        "kind": "text",
        "label": "In the policy",
        "hint": ""
      }
    ]
  },
  {
    "kind": "step",
    "title": "Add a step",
    "says": "It asks for a role, after the step that is shown.",
    "inputs": [
      {
        "name": "caller",
        "kind": "list",
        "label": "Who asks",
        "hint": ""
      },
      {
        "name": "role",
        "kind": "list",
        "label": "For which role",
        "hint": ""
      },
      {
        "name": "session",
        "kind": "text",
        "label": "Session name",
        "hint": ""
      },
      {
        "name": "external-id",
        "kind": "text",
        "label": "External ID",
        "hint": "none"
      },
      {
        "name": "mfa",
        "kind": "check",
        "label": "With MFA",
        "hint": ""
      }
    ]
  }
];
