package command

const (
	roleARN = "arn:aws:iam::444455556666:role/Deploy"
	trust   = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": ` +
		`"arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"}]}`
	toldTrust = trust + "[]"
	allow     = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}`
	open      = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": ` +
		`"arn:aws:iam::$ACCOUNT:root"}, "Action": "sts:AssumeRole"}]}`
)

const assumed = "sts:AssumeRole  " + roleARN + " as ci [] [] [] 0s   \n"

var readings = []struct{ name, body, want string }{
	{"a request", "aws sts assume-role --role-arn " + roleARN + " --role-session-name ci", assumed},
	{"behind a prompt", "$ aws sts assume-role --role-session-name=ci --role-arn=" + roleARN + "\n{}", assumed},
	{"with a backslash", "aws sts assume-role \\\n  --role-arn " + roleARN + " \\\n  --role-session-name " +
		"ci\nls", assumed},
	{"with a second prompt", "$ aws sts assume-role \\\n> --role-arn " + roleARN + " \\\n> --role-session-name " +
		"ci\n", assumed},
	{"in PowerShell", "PS C:\\> aws sts assume-role `\n  --role-arn '" + roleARN + "' `\n  --role-session-name " +
		"\"ci\"\n", assumed},
	{"in cmd", "C:\\>aws sts assume-role ^\n --role-arn " + roleARN + " ^\n --role-session-name ci\n", assumed},
	{"folded", "run: >-\n  aws sts assume-role\n  --role-arn " + roleARN + "\n  --role-session-name ci\n", assumed},
	{"in backticks", "Run `aws sts assume-role --role-arn " + roleARN + " --role-session-name ci` first.", assumed},
	{"within another", "eval $(aws sts assume-role --role-arn " + roleARN + " --role-session-name ci | jq -r " +
		".x) && b", assumed},
	{"with long dashes", "aws sts assume-role —role-arn " + roleARN + " —role-session-name ci", assumed},
	{"with variables", "export ROLE=" + roleARN + "\nNAME='ci'\naws sts assume-role --role-arn \"$ROLE\" " +
		"--role-session-name ${NAME}\n", assumed},
	{
		"with a placeholder", "aws sts assume-role --role-arn arn:aws:iam::<ACCOUNT_ID>:role/${ROLE_NAME} " +
			"--role-session-name ci",
		"sts:AssumeRole  arn:aws:iam::<ACCOUNT_ID>:role/${ROLE_NAME} as ci [] [] [] 0s   \n",
	},
	{"as JSON", `aws sts assume-role --cli-input-json '{"RoleArn": "` + roleARN + `", "RoleSessionName": ` +
		`"ci"}'`, assumed},
	{
		"with everything", "aws --profile hub --region eu-west-1 sts assume-role --role-arn " + roleARN +
			" --role-session-name ci --external-id 'a b' --duration-seconds 900 --serial-number " +
			"arn:aws:iam::111122223333:mfa/jane --token-code 123456 --tags Key=team,Value=\"a, b\" Key=env,Value=prod " +
			"--transitive-tag-keys team env --source-identity jane --policy '" + allow + "' --policy-arns " +
			"arn=arn:aws:iam::aws:policy/ReadOnlyAccess",
		"sts:AssumeRole  " + roleARN + " as ci [hub] external a b mfa env=prod team=a, b [team env] " +
			"[arn:aws:iam::aws:policy/ReadOnlyAccess] 15m0s jane " + allow + " \n" +
			"user 111122223333 <USER_OF_DEVICE_JANE> []  [] 0s true\naccount 111122223333 is hub\n",
	},
	{
		"lists as JSON", "AWS_PROFILE=hub aws sts assume-role --role-arn " + roleARN + ` --role-session-name ci --tags ` +
			`'[{"Key":"a","Value":"b"}]' --transitive-tag-keys '["a"]' --policy-arns ` +
			`'[{"arn":"arn:aws:iam::aws:policy/X"}]'`,
		"sts:AssumeRole  " + roleARN + " as ci [hub] a=b [a] [arn:aws:iam::aws:policy/X] 0s   \n",
	},
	{
		"faults", "aws sts assume-role --role-arn " + roleARN + " --role-session-name ci --duration-seconds 1h " +
			"--serial-number arn:aws:iam::111122223333:mfa/jane --policy file://p.json",
		assumed + "unread --duration-seconds 1h: \"1h\" is no number of seconds.\n" +
			"unread the MFA device of a request: MFA needs both --serial-number and --token-code.\n" +
			"unread a session policy: Its text is in p.json: bring it with the words session policy above it, or in " +
			"place of " +
			"file://p.json.\n",
	},
	{
		"a token", "aws sts assume-role-with-web-identity --role-arn " + roleARN + " --role-session-name ci " +
			"--web-identity-token eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2EuZXhhbXBsZSIsInN1YiI6ImIifQ.c2ln",
		"sts:AssumeRoleWithWebIdentity a.example " + roleARN + ` as ci [] [] [] 0s   {"iss": "https://a.example", ` +
			`"sub": "b"}` + "\n",
	},
	{
		"SAML, a session token and a federated user", "aws sts assume-role-with-saml --role-arn " + roleARN +
			" --principal-arn arn:aws:iam::444455556666:saml-provider/corp --saml-assertion file://a.xml\n" +
			"aws sts get-session-token --duration-seconds 900\naws sts get-session-token\naws sts " +
			"get-federation-token --name bob\n",
		"sts:AssumeRoleWithSAML arn:aws:iam::444455556666:saml-provider/corp " + roleARN + " as  [] [] [] 0s   \n" +
			"sts:GetSessionToken   as  [] [] [] 15m0s   \nsts:GetSessionToken   as  [] [] [] 0s   \n" +
			"sts:GetFederationToken   as bob [] [] [] 0s   \n",
	},
	{
		"a role", "aws iam create-role --role-name a --path /ci/ --assume-role-policy-document '" + trust +
			"' --max-session-duration 7200 --tags Key=x,Value=y --permissions-boundary " +
			"arn:aws:iam::444455556666:policy/B\n" +
			"aws iam put-role-policy --role-name a --policy-name p --policy-document \"" + `{\"Version\": \"2012-10-17\", ` +
			`\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}` + "\"\n" +
			"aws iam attach-role-policy --role-name a --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess\n",
		"role 444455556666 /ci/a trust " + toldTrust + " x=y [] arn:aws:iam::444455556666:policy/B [] 2h0m0s false\n" +
			"role 444455556666 a policy p " + allow + "[] []  [] 0s false\n" +
			"role 444455556666 a [arn:aws:iam::aws:policy/ReadOnlyAccess]  [] 0s false\n",
	},
	{
		"a file that the text writes", "cat > trust.json <<'EOF'\n" + trust + "\nEOF\naws iam create-role " +
			"--role-name a " +
			"--assume-role-policy-document file://trust.json\n",
		"role  /a trust " + toldTrust + " []  [] 1h0m0s false\n",
	},
	{
		"a file that is written the other way round", "cat <<EOF >./trust.json\n" + open + "\nEOF\naws iam create-role " +
			"--role-name a --assume-role-policy-document file://trust.json\n",
		`role  /a trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": ` +
			`"arn:aws:iam::${ACCOUNT}:root"}, "Action": "sts:AssumeRole"}]}[${ACCOUNT}] []  [] 1h0m0s false` + "\n",
	},
	{
		"a variable with a text", "TRUST=$(cat <<EOF\n" + trust + "\nEOF\n)\naws iam create-role --role-name a " +
			"--assume-role-policy-document \"$TRUST\"\n",
		"role  /a trust " + toldTrust + " []  [] 1h0m0s false\n",
	},
	{
		"a text within the command", "aws iam create-role --role-name a --assume-role-policy-document \"$(cat <<EOF\n" +
			trust + "\nEOF\n)\" --path /x/\n",
		"role  /x/a trust " + toldTrust + " []  [] 1h0m0s false\n",
	},
	{
		"a file of another source", "aws iam create-role --role-name a --assume-role-policy-document " +
			"file://./p/trust.json",
		"role  /a trust trust.json[] []  [] 1h0m0s false\n",
	},
	{
		"quotes joined", "aws iam create-user --user-name a\naws iam put-user-policy --user-name a --policy-name p " +
			`--policy-document '{"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": ` +
			`"arn:aws:iam::'"$ID"':role/x"}}'`,
		"user  /a []  [] 0s false\n" + `user  a policy p {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", ` +
			`"Resource": "arn:aws:iam::${ID}:role/x"}}[${ID}] []  [] 0s false` + "\n",
	},
	{
		"later commands", "aws iam create-role --role-name a --assume-role-policy-document '" + allow + "'\n" +
			"aws iam update-assume-role-policy --role-name a --policy-document '" + trust + "'\n" +
			"aws iam tag-role --role-name a --tags Key=x,Value=y\naws iam update-role --role-name a " +
			"--max-session-duration 7200\n",
		"role  /a []  [] 0s false\nrole  a trust " + toldTrust + " []  [] 0s false\n" +
			"role  a x=y []  [] 0s false\nrole  a []  [] 2h0m0s false\n",
	},
	{
		"groups, devices and boundaries", "aws iam create-group --group-name g\naws iam add-user-to-group " +
			"--user-name u " +
			"--group-name g\naws iam put-group-policy --group-name g --policy-name p --policy-document file://g.json\n" +
			"aws iam enable-mfa-device --user-name u --serial-number arn:aws:iam::111122223333:mfa/u " +
			"--authentication-code1 1 --authentication-code2 2\naws iam put-user-permissions-boundary --user-name u " +
			"--permissions-boundary arn:aws:iam::aws:policy/PowerUserAccess\n",
		"group 111122223333 /g []  [] 0s false\nuser 111122223333 u []  [g] 0s false\n" +
			"group 111122223333 g policy p g.json[] []  [] 0s false\nuser 111122223333 u []  [] 0s true\n" +
			"user 111122223333 u [] arn:aws:iam::aws:policy/PowerUserAccess [] 0s false\n",
	},
	{
		"managed policies", "ARN=$(aws iam create-policy --policy-name p --policy-document '" + allow +
			"' --query Policy.Arn --output text)\naws iam attach-role-policy --role-name a --policy-arn \"$ARN\"\n" +
			"aws iam create-policy-version --policy-arn arn:aws:iam::444455556666:policy/x/q --policy-document '" + allow +
			"' --set-as-default\naws iam attach-role-policy --role-name a --policy-arn $OTHER\n",
		"role 444455556666 a [p]  [] 0s false\nmanaged 444455556666 /p " + allow + "[]\n" +
			"managed 444455556666 /x/q " + allow + "[]\n" +
			"unread aws iam attach-role-policy: It is not known which policy it attaches.\n",
	},
	{
		"providers", "aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com " +
			"--client-id-list sts.amazonaws.com other --thumbprint-list abc\naws iam create-saml-provider --name corp " +
			"--saml-metadata-document file://m.xml\n",
		"provider  token.actions.githubusercontent.com [sts.amazonaws.com other]\nprovider  corp []\n",
	},
	{
		"control policies", "P=$(aws organizations create-policy --name guard --type SERVICE_CONTROL_POLICY " +
			"--description d " +
			"--content '" + allow + "' --query Policy.PolicySummary.Id --output text)\naws organizations attach-policy " +
			"--policy-id \"$P\" --target-id 111122223333\naws organizations attach-policy --policy-id p-abc " +
			"--target-id ou-x\n" +
			"aws organizations create-policy --name t --type TAG_POLICY --content '{}'\n",
		"scp guard on [111122223333] " + allow + "[]\n p-abc on [ou-x] none\n",
	},
	{
		"accounts by profile", "[ \"$(aws sts get-caller-identity --profile dev --query Account --output text)\" = " +
			"\"111122223333\" ] || exit 1\naws iam create-user --user-name a --profile dev\naws iam create-user " +
			"--user-name b\n",
		"user 111122223333 /a []  [] 0s false\nuser  /b []  [] 0s false\naccount 111122223333 is dev\n",
	},
	{
		"the policy of a bucket", "aws s3api put-bucket-policy --bucket logs --policy '" + allow + "'",
		"resource arn:aws:s3:::logs " + allow + "[]\n",
	},
	{
		"what is gone, and what is broken", "aws iam delete-role-policy --role-name a --policy-name p\n" +
			"aws iam put-user-policy --user-name a --policy-name p --policy-document '{\"Statement\": '\n" +
			"aws iam put-user-policy --user-name a --policy-name q --policy-document \"$DOC\"\n",
		"user  a policy p unknown[] []  [] 0s false\nuser  a policy q unknown[] []  [] 0s false\n" +
			"unread aws iam delete-role-policy p a: It takes something away, and what commands take away is not followed: " +
			"leave out what is gone.\nunread the document of aws iam put-user-policy: The JSON is not complete: " +
			"close every bracket and brace that is open.\n" +
			"unread the document of aws iam put-user-policy: Its text is in ${DOC}, which the text does not set.\n",
	},
	{"a comment", "# aws iam create-user --user-name a\n#aws sts get-session-token", ""},
	{"a mention", "The command aws sts get-session-token gives one, aws iam create-role makes roles, and " +
		"arn:aws sts x", ""},
	{"another command", "aws iam get-role --role-name a\naws s3 ls\nawsume x", ""},
	{"prose before it", "The aws CLI doesn't say, and aws iam can't.\naws sts assume-role --role-arn " + roleARN +
		" --role-session-name ci\nIt's so.", assumed},
	{"an open quote", "aws iam put-user-policy --user-name a --policy-name 'p --policy-document x\naws sts " +
		"assume-role " +
		"--role-arn " + roleARN + " --role-session-name \"ci\n", assumed + "user  a policy p --policy-document x none " +
		"[]  [] 0s false\n"},
	{"cut", "aws sts assume-role --role-arn", "sts:AssumeRole   as  [] [] [] 0s   \n"},
	{"nothing", "aws", ""},
}

// moreReadings are forms of the shell, and commands of which there are few.
var moreReadings = []struct{ name, body, want string }{
	{"of Docker", "docker run --rm -it amazon/aws-cli --no-cli-pager sts assume-role --role-arn " + roleARN +
		" --role-session-name ci", assumed},
	{"of Windows", "C:\\> aws.exe --debug sts assume-role --role-arn " + roleARN + " --role-session-name ci", assumed},
	{
		"with aws-vault", "aws-vault exec --no-session hub -- aws sts get-session-token",
		"sts:GetSessionToken   as  [hub] [] [] 0s   \n",
	},
	{
		"with a profile that is set", "export AWS_PROFILE=hub\naws sts get-session-token\n",
		"sts:GetSessionToken   as  [hub] [] [] 0s   \n",
	},
	{
		"with a variable's default", "aws sts assume-role --role-arn ${ROLE:-x} --role-session-name " +
			"\"${NAME}-$1\" --external-id $",
		"sts:AssumeRole   as ${NAME}-$1 [] external $ [] [] 0s   \n",
	},
	{
		"with the number of the own account", "ID=$(aws sts get-caller-identity --query Account --output text)\n" +
			"aws sts assume-role --role-arn \"arn:aws:iam::$ID:role/Deploy\" --role-session-name ci\n",
		"sts:AssumeRole  arn:aws:iam::${ACCOUNT_ID}:role/Deploy as ci [] [] [] 0s   \n",
	},
	{
		"with a blank that is escaped", `aws sts assume-role --role-arn ` + roleARN + ` --role-session-name ci ` +
			`--external-id a\ b`,
		"sts:AssumeRole  " + roleARN + " as ci [] external a b [] [] 0s   \n",
	},
	{"with an escape in quotes", `aws iam create-user --user-name "a\x"`, `user  /a\x []  [] 0s false` + "\n"},
	{"with an open quote of two", "aws iam create-user --user-name \"a", "user  /a []  [] 0s false\n"},
	{
		"with JSON that the line overrides", `aws sts assume-role --role-session-name ci --cli-input-json ` +
			`'{"RoleArn": "` + roleARN + `", "RoleSessionName": "other", "PolicyArns": [{"arn": "x"}, "y"]}'`,
		"sts:AssumeRole  " + roleARN + " as ci [] [] [x y] 0s   \n",
	},
	{
		"accounts by ARNs", "aws iam create-user --user-name a --profile dev\naws iam create-role --role-name b " +
			"--profile live\n" +
			"arn:aws:sts::444455556666:assumed-role/b/x arn:aws:iam::111122223333:user/y/a",
		"user 111122223333 /a []  [] 0s false\nrole 444455556666 /b []  [] 1h0m0s false\n" +
			"account 111122223333 is dev\naccount 444455556666 is live\n",
	},
	{
		"accounts that are two", "aws iam create-user --user-name a\narn:aws:iam::111122223333:user/a " +
			"arn:aws:iam::444455556666:user/a",
		"user  /a []  [] 0s false\n",
	},
	{
		"the one account that is left", "aws iam create-user --user-name a --profile dev\naws iam create-role " +
			"--role-name b " +
			"--profile live\narn:aws:iam::444455556666:role/b arn:aws:iam::111122223333:root",
		"user 111122223333 /a []  [] 0s false\nrole 444455556666 /b []  [] 1h0m0s false\n" +
			"account 444455556666 is live\naccount 111122223333 is dev\n",
	},
	{
		"two accounts that are left", "aws iam create-user --user-name a --profile dev\naws iam create-role " +
			"--role-name b " +
			"--profile live\narn:aws:iam::444455556666:role/b arn:aws:iam::111122223333:root arn:aws:iam::222233334444:root",
		"user  /a []  [] 0s false\nrole 444455556666 /b []  [] 1h0m0s false\naccount 444455556666 is live\n",
	},
	{
		"policies that are no ARNs", "aws iam create-user --user-name a --permissions-boundary X\naws iam " +
			"attach-user-policy " +
			"--user-name a --policy-arn X\n",
		"user  /a []  [] 0s false\nunread a permissions boundary: It is not known which policy it is: X is no ARN.\n" +
			"unread aws iam attach-user-policy: It is not known which policy it attaches.\n",
	},
	{"an operation alone", "aws sts --region get-session-token", ""},
	{"an open substitution", "X=$(echo \\) '(' (a) b\naws iam create-user --user-name $(x", "user  /${OUTPUT} " +
		"[]  [] 0s false\n"},
	{"a sign for nothing", "aws iam create-user --user-name a < b", "user  /a []  [] 0s false\n"},
	{
		"in a file of JSON", "aws sts assume-role --cli-input-json file://in.json",
		"sts:AssumeRole   as  [] [] [] 0s   \nunread the request of aws sts assume-role: What it sends is in " +
			"in.json: put " +
			"its JSON in place of file://in.json.\n",
	},
	{
		"with contexts", "aws sts assume-role --role-arn " + roleARN + " --role-session-name ci --provided-contexts x",
		assumed + "unread --provided-contexts: A walk has no context that a provider asserts.\n",
	},
	{
		"over several lines", "aws iam create-role --role-name a --assume-role-policy-document '{\n  \"Version\": " +
			"\"2012-10-17\",\n  \"Statement\": []\n}'\n", `role  /a trust {"Version": "2012-10-17", "Statement": ` +
			`[]}[] []  [] ` +
			"1h0m0s false\n",
	},
	{
		"with $'…'", `aws iam put-user-policy --user-name a --policy-name p --policy-document $'{"Sid": ` +
			`"it\'s",\n\t\r"x": ` +
			`"\\\\"}' --x y`,
		`user  a policy p {"Sid": "it's", "x": "\\"}[] []  [] 0s false` + "\n",
	},
	{
		"with an open $'…'", "aws iam create-user --user-name $'a",
		"user  /a []  [] 0s false\n",
	},
	{
		"with a file of a command", "tee trust.json <<'EOF'\n" + trust + "\nEOF\naws iam create-role --role-name a " +
			"--assume-role-policy-document \"$(cat ./trust.json)\"\naws iam put-role-policy --role-name a --policy-name p " +
			"--policy-document \"$(cat p.json)\"\n",
		"role  /a trust " + toldTrust + " []  [] 1h0m0s false\nrole  a policy p p.json[] []  [] 0s false\n",
	},
	{
		"with read", "read -r -d '' DOC <<EOF\n{\"Sid\": \"\\$x \\`\"}\nEOF\naws iam put-user-policy --user-name a " +
			"--policy-name p --policy-document \"$DOC\"\n",
		"user  a policy p {\"Sid\": \"$x `\"}[] []  [] 0s false\n",
	},
	{
		"with a heredoc that does not end", "cat > a.json <<EOF\naws iam create-user --user-name a\n",
		"user  /a []  [] 0s false\n",
	},
	{
		"with a line that goes on within quotes", "aws iam create-user --user-name \"a\\\nb\" --path x\n",
		"user  /x/ab []  [] 0s false\n",
	},
	{
		"versions of a managed policy", "aws iam create-policy --policy-name p --policy-document '{}'\n" +
			"aws iam create-policy-version --policy-arn arn:aws:iam::444455556666:policy/p --policy-document '" + allow +
			"' --set-as-default\naws iam create-policy-version --policy-arn arn:aws:iam::444455556666:policy/p " +
			"--policy-document '{\"Sid\": \"old\"}'\n",
		"managed 444455556666 /p " + allow + "[]\n",
	},
	{
		"accounts of two", "aws iam attach-user-policy --user-name a --policy-arn arn:aws:iam::444455556666:policy/p\n" +
			"aws iam attach-user-policy --user-name a --policy-arn arn:aws:iam::111122223333:policy/p\n",
		"user  a [arn:aws:iam::444455556666:policy/p]  [] 0s false\n" +
			"user  a [arn:aws:iam::111122223333:policy/p]  [] 0s false\n",
	},
	{
		"a boundary and tags that are set later", "aws iam create-user --user-name a --permissions-boundary " +
			"arn:aws:iam::aws:policy/X --tags Key=a,Value=b\naws iam put-user-permissions-boundary --user-name a " +
			"--permissions-boundary arn:aws:iam::aws:policy/Y\naws iam tag-user --user-name a --tags '{\"Key\": \"c\", " +
			"\"Value\": \"d\"}'\n",
		"user  /a a=b c=d []  [] 0s false\nuser  a [] arn:aws:iam::aws:policy/Y [] 0s false\nuser  a a=b c=d []  [] 0s " +
			"false\n",
	},
	{
		"two managed policies of one profile and two accounts", "aws iam create-policy --policy-name p " +
			"--policy-document '{}' " +
			"--profile a\naws iam create-policy --policy-name q --policy-document '{}' --profile a\n" +
			"arn:aws:iam::111122223333:policy/p arn:aws:iam::444455556666:policy/q",
		"managed  /p {}[]\nmanaged  /q {}[]\n",
	},
	{
		"an audience", "aws iam add-client-id-to-open-id-connect-provider --client-id x --open-id-connect-provider-arn " +
			"arn:aws:iam::444455556666:oidc-provider/a.example\n",
		"provider 444455556666 a.example [x]\n",
	},
	{
		"a policy of an organization that is not known", "aws organizations attach-policy --policy-id $P " +
			"--target-id ou-x\n",
		"unread aws organizations attach-policy: It is not known which policy has the id ${P}.\n",
	},
	{
		"a token without an issuer", "aws sts assume-role-with-web-identity --role-arn " + roleARN + " " +
			"--role-session-name ci " +
			"--web-identity-token eyJhbGciOiJub25lIn0.eyJzdWIiOiJiIn0.",
		"sts:AssumeRoleWithWebIdentity  " + roleARN + " as ci [] [] [] 0s   \nunread a token: Its claims have no " +
			"iss, so AWS " +
			"cannot tell which provider it is of.\n",
	},
}
