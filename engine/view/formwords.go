package view

// FormKind is what a form adds, by its name on the page.
type FormKind string

// The forms that add.
const (
	FormAccount    FormKind = "account"
	FormUser       FormKind = "user"
	FormRole       FormKind = "role"
	FormProvider   FormKind = "provider"
	FormTrust      FormKind = "trust"
	FormPermission FormKind = "permission"
	FormStep       FormKind = "step"
)

// FormField is a field of a form, by its name on the page; empty for the whole.
type FormField string

// The fields of the forms.
const (
	FieldWhole      FormField = ""
	FieldNumber     FormField = "number"
	FieldName       FormField = "name"
	FieldAccount    FormField = "account"
	FieldPath       FormField = "path"
	FieldType       FormField = "type"
	FieldAudience   FormField = "audience"
	FieldHolder     FormField = "holder"
	FieldPolicy     FormField = "policy"
	FieldEffect     FormField = "effect"
	FieldPrincipal  FormField = "principal"
	FieldAction     FormField = "action"
	FieldResource   FormField = "resource"
	FieldExternalID FormField = "external-id"
	FieldMFA        FormField = "mfa"
	FieldSubject    FormField = "subject"
	FieldCaller     FormField = "caller"
	FieldRole       FormField = "role"
	FieldSession    FormField = "session"
)

// Form is a form as it is drawn.
type Form struct {
	Kind FormKind `json:"kind"`
	// Title is its heading, Says what it is for in a sentence.
	Title  string      `json:"title"`
	Says   string      `json:"says"`
	Inputs []FormInput `json:"inputs"`
}

// FormInput is a field of a form.
type FormInput struct {
	Name  FormField    `json:"name"`
	Kind  AskKind      `json:"kind"`
	Label string       `json:"label"`
	Hint  string       `json:"hint"`
	From  []FormChoice `json:"from,omitempty"`
}

// FormChoice is one of the values that a field may have.
type FormChoice struct {
	Value string `json:"value"`
	Word  string `json:"word"`
}

// whoHint says what may stand where a principal is named.
const whoHint = "dev/alice, an account, an ARN, a service"

// The fields that several forms have.
var (
	inAccount   = FormInput{FieldAccount, AskList, "Account", "", nil}
	pathOf      = FormInput{FieldPath, AskText, "Path", "/", nil}
	whoAssumes  = FormInput{FieldPrincipal, AskList, "Who may assume it", whoHint, nil}
	asksForID   = FormInput{FieldExternalID, AskText, "External ID it must send", "none", nil}
	asksForMFA  = FormInput{FieldMFA, AskCheck, "Only with MFA", "", nil}
	ofSubject   = FormInput{FieldSubject, AskText, "Subject of the token", "any", nil}
	effectInput = FormInput{
		FieldEffect, AskChoice, "Effect", "", []FormChoice{{"Allow", "Allow"}, {"Deny", "Deny"}},
	}
)

// Forms are the forms that add, in the order of their buttons.
func Forms() []Form {
	return []Form{
		{FormAccount, "Add an account", "Its users and roles come later.", []FormInput{
			{FieldName, AskText, "Name", "dev", nil}, {FieldNumber, AskText, "Account number", "12 digits", nil},
		}},
		{FormUser, "Add a user", "A user has long-term credentials and can do nothing yet.", []FormInput{
			inAccount, {FieldName, AskText, "Name", "alice", nil}, pathOf,
		}},
		{FormRole, "Add a role", "Its trust policy says who may assume it.", []FormInput{
			inAccount, {FieldName, AskText, "Name", "Deploy", nil}, pathOf, whoAssumes, asksForID, ofSubject, asksForMFA,
		}},
		{FormProvider, "Add an identity provider", "A role can then trust the tokens that it issues.", []FormInput{
			inAccount,
			{FieldType, AskChoice, "Kind", "", []FormChoice{{"oidc", "OpenID Connect"}, {"saml", "SAML"}}},
			{FieldName, AskText, "Host, or name of a SAML provider", "token.actions.githubusercontent.com", nil},
			{FieldAudience, AskText, "Audience (OpenID Connect)", "", nil},
		}},
		{FormTrust, "Add a trust statement", "It lets a principal assume the role, or denies that.", []FormInput{
			{FieldHolder, AskList, "Role", "", nil},
			effectInput,
			{FieldPrincipal, AskList, "Principal", whoHint, nil},
			asksForID, ofSubject, asksForMFA,
		}},
		{FormPermission, "Add a permission", "It says what a user, a role or a group may do.", []FormInput{
			{FieldHolder, AskList, "User, role or group", "", nil},
			effectInput,
			{FieldAction, AskText, "Actions", "", nil},
			{FieldResource, AskList, "Resources", "prod/Deploy, an ARN, *", nil},
			{FieldPolicy, AskText, "In the policy", "", nil},
		}},
		{FormStep, "Add a step", "It asks for a role, after the step that is shown.", []FormInput{
			{FieldCaller, AskList, "Who asks", "", nil},
			{FieldRole, AskList, "For which role", "", nil},
			{FieldSession, AskText, "Session name", "", nil},
			{FieldExternalID, AskText, "External ID", "none", nil},
			{FieldMFA, AskCheck, "With MFA", "", nil},
		}},
	}
}
