// Generated from engine/aws, engine/match and engine/scenario/syntax by `go run ./tools/site types`; change
// the Go tables, not this file.

/** ConditionKey is one condition key that AWS documents. */
export interface ConditionKey {
  /** Name is how AWS writes it. A slash at the end stands for a family, such as the keys of all tags. */
  name: string;
  type: string;
  /** Multivalued says that it has several values by its nature, so a condition needs a set operator. */
  multivalued: boolean;
  /** When says in which requests it is, as the end of a sentence that begins "It is present". */
  when: string;
  /** See is the address of AWS's page. */
  see: string;
}

/** Word is a word of a policy. Says goes on from its name, without a full stop; See is the address of AWS's page. */
export interface Word {
  name: string;
  says: string;
  see: string;
}

/** Form is one thing that may be written in a block of a walk. */
export interface Form {
  in: string;
  /** Usage has words as they stand in lower case, what is to be filled in in upper case, and {…} for a block. */
  usage: string;
  example: string;
  /** Says goes on from the form, without a full stop. */
  says: string;
  /** Opens is the block that {…} opens. */
  opens?: string;
  /** Most is how many of them a block may have; absent is no limit. */
  most?: number;
  /** Act is what a step does in this form; absent for all that is no act. */
  act?: string;
  /** Acts are the acts that a clause goes with; absent for all. */
  acts?: readonly string[];
  /** Policy is the kind of policy that its JSON is; absent for other JSON. */
  policy?: PolicyKind;
}

/** PolicyKind is a kind of policy, as far as its statements have other elements. */
export type PolicyKind = "trust" | "resource" | "rcp" | "identity";

/** The condition keys of every service, of IAM, of STS and of SAML. */
export const conditionKeys: readonly ConditionKey[] = [
  {"name":"aws:PrincipalArn","type":"ARN","multivalued":false,"when":"in every signed request; for a role session it is the role's ARN","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn"},
  {"name":"aws:PrincipalAccount","type":"String","multivalued":false,"when":"in every request; anonymous callers have the value anonymous","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalaccount"},
  {"name":"aws:PrincipalOrgID","type":"String","multivalued":false,"when":"if the caller's account belongs to an organization","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid"},
  {"name":"aws:PrincipalOrgPaths","type":"String","multivalued":true,"when":"if the caller's account belongs to an organization","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths"},
  {"name":"aws:PrincipalTag/","type":"String","multivalued":false,"when":"if the user, the role or its session has the tag; session tags win over the role's","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltag"},
  {"name":"aws:PrincipalType","type":"String","multivalued":false,"when":"in every request","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltype"},
  {"name":"aws:userid","type":"String","multivalued":false,"when":"in every request","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-userid"},
  {"name":"aws:username","type":"String","multivalued":false,"when":"if an IAM user signs, also with credentials of GetSessionToken","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-username"},
  {"name":"aws:PrincipalIsAWSService","type":"Bool","multivalued":false,"when":"in every signed request; it is true if a service asks in its own name","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice"},
  {"name":"aws:PrincipalServiceName","type":"String","multivalued":false,"when":"if a service asks in its own name","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalservicename"},
  {"name":"aws:PrincipalServiceNamesList","type":"String","multivalued":true,"when":"if a service asks in its own name","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalservicenameslist"},
  {"name":"aws:MultiFactorAuthPresent","type":"Bool","multivalued":false,"when":"in requests with temporary credentials; long-term keys do not have it","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent"},
  {"name":"aws:MultiFactorAuthAge","type":"Numeric","multivalued":false,"when":"in requests with temporary credentials that a multi-factor code was given for","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthage"},
  {"name":"aws:TokenIssueTime","type":"Date","multivalued":false,"when":"in requests with temporary credentials","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tokenissuetime"},
  {"name":"aws:SourceIdentity","type":"String","multivalued":false,"when":"in requests of a session that has a source identity, but not in the request that sets it","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceidentity"},
  {"name":"aws:FederatedProvider","type":"String","multivalued":false,"when":"in requests of a session that an identity provider vouched for","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-federatedprovider"},
  {"name":"aws:SignInSessionArn","type":"ARN","multivalued":false,"when":"in requests of a session that was made by signing in for the command line","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-signinsessionarn"},
  {"name":"aws:AssumedRoot","type":"Bool","multivalued":false,"when":"in requests of a session of AssumeRoot","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot"},
  {"name":"aws:ChatbotSourceArn","type":"ARN","multivalued":false,"when":"in requests of a session that the chat service made","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-chatbotsourcearn"},
  {"name":"aws:Ec2InstanceSourceVpc","type":"String","multivalued":false,"when":"in requests with the credentials of an EC2 instance","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-ec2instancesourcevpc"},
  {"name":"aws:Ec2InstanceSourcePrivateIPv4","type":"IP address","multivalued":false,"when":"in requests with the credentials of an EC2 instance","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-ec2instancesourceprivateip4"},
  {"name":"aws:OriginIdentity/","type":"String","multivalued":false,"when":"in requests of a session whose identity provider or profile passes an identity on","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_tip_federation_context_keys.html"},
  {"name":"aws:TransactionContext/","type":"String","multivalued":false,"when":"in requests of a session whose identity provider passes claims on","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_tip_federation_context_keys.html"},
  {"name":"aws:SourceIp","type":"IP address","multivalued":false,"when":"in every request that does not go through a VPC endpoint","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip"},
  {"name":"aws:UserAgent","type":"String","multivalued":false,"when":"in every request","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-useragent"},
  {"name":"aws:RequestedRegion","type":"String","multivalued":false,"when":"in every request; global endpoints count as us-east-1","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion"},
  {"name":"aws:SecureTransport","type":"Bool","multivalued":false,"when":"in every request","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport"},
  {"name":"aws:referer","type":"String","multivalued":false,"when":"if the client sends it, which is the client's choice","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-referer"},
  {"name":"aws:ViaCustomerDomain","type":"Bool","multivalued":false,"when":"in requests through a domain of the customer's own","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viacustomerdomain"},
  {"name":"aws:SourceVpc","type":"String","multivalued":false,"when":"in requests through a VPC endpoint","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpc"},
  {"name":"aws:SourceVpcArn","type":"ARN","multivalued":false,"when":"in requests through a VPC endpoint","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpcarn"},
  {"name":"aws:SourceVpce","type":"String","multivalued":false,"when":"in requests through a VPC endpoint","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpce"},
  {"name":"aws:VpceAccount","type":"String","multivalued":false,"when":"in requests through a VPC endpoint","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceaccount"},
  {"name":"aws:VpceOrgID","type":"String","multivalued":false,"when":"in requests through a VPC endpoint of an organization's account","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceorgid"},
  {"name":"aws:VpceOrgPaths","type":"String","multivalued":true,"when":"in requests through a VPC endpoint of an organization's account","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceorgpaths"},
  {"name":"aws:VpcSourceIp","type":"IP address","multivalued":false,"when":"in requests through a VPC endpoint","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip"},
  {"name":"aws:CurrentTime","type":"Date","multivalued":false,"when":"in every request","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-currenttime"},
  {"name":"aws:EpochTime","type":"Date","multivalued":false,"when":"in every request","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-epochtime"},
  {"name":"aws:SourceArn","type":"ARN","multivalued":false,"when":"if a service asks in its own name and says for which resource it acts","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn"},
  {"name":"aws:SourceAccount","type":"String","multivalued":false,"when":"if a service asks in its own name and says for which resource it acts","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceaccount"},
  {"name":"aws:SourceOrgID","type":"String","multivalued":false,"when":"if a service asks in its own name for a resource of an organization's account","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceorgid"},
  {"name":"aws:SourceOrgPaths","type":"String","multivalued":true,"when":"if a service asks in its own name for a resource of an organization's account","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceorgpaths"},
  {"name":"aws:ViaAWSService","type":"Bool","multivalued":false,"when":"in every request; it is true if a service asks with the caller's credentials","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viaawsservice"},
  {"name":"aws:CalledVia","type":"String","multivalued":true,"when":"if a service asks with the caller's credentials","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia"},
  {"name":"aws:CalledViaFirst","type":"String","multivalued":false,"when":"if a service asks with the caller's credentials","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledviafirst"},
  {"name":"aws:CalledViaLast","type":"String","multivalued":false,"when":"if a service asks with the caller's credentials","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvialast"},
  {"name":"aws:ViaAWSMCPService","type":"Bool","multivalued":false,"when":"if one of AWS's MCP servers makes the request","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viaawsmcpservice"},
  {"name":"aws:CalledViaAWSMCP","type":"String","multivalued":false,"when":"if one of AWS's MCP servers makes the request","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledviaawsmcp"},
  {"name":"aws:ResourceAccount","type":"String","multivalued":false,"when":"if the resource belongs to an account","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount"},
  {"name":"aws:ResourceOrgID","type":"String","multivalued":false,"when":"if the resource's account belongs to an organization","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceorgid"},
  {"name":"aws:ResourceOrgPaths","type":"String","multivalued":true,"when":"if the resource's account belongs to an organization","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceorgpaths"},
  {"name":"aws:ResourceTag/","type":"String","multivalued":false,"when":"if the resource has the tag; for AssumeRole it is the role's","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag"},
  {"name":"iam:ResourceTag/","type":"String","multivalued":false,"when":"if the user or the role that the request is about has the tag","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_ResourceTag"},
  {"name":"aws:RequestTag/","type":"String","multivalued":false,"when":"if the request passes the tag","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requesttag"},
  {"name":"aws:TagKeys","type":"String","multivalued":true,"when":"if the request passes tags","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tagkeys"},
  {"name":"sts:ExternalId","type":"String","multivalued":false,"when":"if a request of AssumeRole passes an external ID","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_externalid"},
  {"name":"sts:RoleSessionName","type":"String","multivalued":false,"when":"in every request that assumes a role","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_rolesessionname"},
  {"name":"sts:RoleAuthorizedByIdp","type":"Bool","multivalued":false,"when":"while a role is assumed with a token; it is true if the token's roles claim names the role","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_roleauthorizedbyidp"},
  {"name":"sts:SourceIdentity","type":"String","multivalued":false,"when":"if a request that assumes a role passes a source identity or inherits one","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_sourceidentity"},
  {"name":"sts:TransitiveTagKeys","type":"String","multivalued":true,"when":"if the request makes session tags transitive","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_transitivetagkeys"},
  {"name":"sts:RequestContextProviders","type":"ARN","multivalued":true,"when":"if the request passes a context of trusted token issuers","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_requestcontextproviders"},
  {"name":"sts:DurationSeconds","type":"Numeric","multivalued":false,"when":"in requests for bearer tokens, and in none for roles","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_durationseconds"},
  {"name":"sts:AWSServiceName","type":"String","multivalued":false,"when":"in requests for bearer tokens, and in none for roles","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_awsservicename"},
  {"name":"sts:TaskPolicyArn","type":"ARN","multivalued":false,"when":"in requests of AssumeRoot","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_taskpolicyarn"},
  {"name":"sts:IdentityTokenAudience","type":"String","multivalued":true,"when":"in requests of GetWebIdentityToken","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_identitytokenaudience"},
  {"name":"sts:SigningAlgorithm","type":"String","multivalued":false,"when":"in requests of GetWebIdentityToken","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_signingalgorithm"},
  {"name":"iam:PassedToService","type":"String","multivalued":false,"when":"in requests that pass a role to a service","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PassedToService"},
  {"name":"iam:AWSServiceName","type":"String","multivalued":false,"when":"in requests that create a service-linked role","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_awsservice"},
  {"name":"iam:PermissionsBoundary","type":"ARN","multivalued":false,"when":"in requests that create or change a user or a role with a permissions boundary","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PermissionsBoundary"},
  {"name":"iam:PolicyARN","type":"ARN","multivalued":false,"when":"in requests that attach or detach a managed policy","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PolicyARN"},
  {"name":"saml:aud","type":"String","multivalued":false,"when":"while a role is assumed with a SAML assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:iss","type":"String","multivalued":false,"when":"while a role is assumed with a SAML assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:doc","type":"String","multivalued":false,"when":"while a role is assumed with a SAML assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:sub","type":"String","multivalued":false,"when":"while a role is assumed with a SAML assertion, and in its session's requests","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:sub_type","type":"String","multivalued":false,"when":"while a role is assumed with a SAML assertion, and in its session's requests","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:namequalifier","type":"String","multivalued":false,"when":"while a role is assumed with a SAML assertion, and in its session's requests","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:eduPersonAffiliation","type":"String","multivalued":true,"when":"while a role is assumed with a SAML assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:eduPersonAssurance","type":"String","multivalued":true,"when":"while a role is assumed with a SAML assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:eduPersonEntitlement","type":"String","multivalued":true,"when":"while a role is assumed with a SAML assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:eduPersonNickname","type":"String","multivalued":true,"when":"while a role is assumed with a SAML assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:eduPersonOrgUnitDN","type":"String","multivalued":true,"when":"while a role is assumed with a SAML assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"saml:eduPersonScopedAffiliation","type":"String","multivalued":true,"when":"while a role is assumed with a SAML assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml"},
  {"name":"cognito-identity.amazonaws.com:amr","type":"String","multivalued":true,"when":"if a token of Amazon Cognito was exchanged","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif"},
  {"name":"organizations:ServicePrincipal","type":"String","multivalued":false,"when":"in requests that let a service work with an organization","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html"},
  {"name":"s3:prefix","type":"String","multivalued":false,"when":"in requests that list a bucket","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html"},
  {"name":"s3:x-amz-acl","type":"String","multivalued":false,"when":"in requests that set an access control list","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html"},
];

/** The condition operators, without a set prefix and without IfExists. */
export const conditionOperators: readonly Word[] = [
  {"name":"StringEquals","says":"holds if a text is one of the values","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String"},
  {"name":"StringNotEquals","says":"holds if a text is none of the values, and also if the key is missing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String"},
  {"name":"StringEqualsIgnoreCase","says":"holds if a text is one of the values in any letter case","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String"},
  {"name":"StringNotEqualsIgnoreCase","says":"holds if a text is none of the values in any letter case, and also if the key is missing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String"},
  {"name":"StringLike","says":"holds if a text matches one of the values, in which * and ? are wildcards","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String"},
  {"name":"StringNotLike","says":"holds if a text matches none of the values, in which * and ? are wildcards, and also if the key is missing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String"},
  {"name":"NumericEquals","says":"holds if a number is one of the values","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric"},
  {"name":"NumericNotEquals","says":"holds if a number is none of the values, and also if the key is missing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric"},
  {"name":"NumericLessThan","says":"holds if a number is below a value","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric"},
  {"name":"NumericLessThanEquals","says":"holds if a number is below a value or the same","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric"},
  {"name":"NumericGreaterThan","says":"holds if a number is above a value","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric"},
  {"name":"NumericGreaterThanEquals","says":"holds if a number is above a value or the same","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric"},
  {"name":"DateEquals","says":"holds if a date is one of the values","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date"},
  {"name":"DateNotEquals","says":"holds if a date is none of the values, and also if the key is missing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date"},
  {"name":"DateLessThan","says":"holds if a date is below a value","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date"},
  {"name":"DateLessThanEquals","says":"holds if a date is below a value or the same","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date"},
  {"name":"DateGreaterThan","says":"holds if a date is above a value","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date"},
  {"name":"DateGreaterThanEquals","says":"holds if a date is above a value or the same","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date"},
  {"name":"Bool","says":"holds if the key is true or false, as the value says","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean"},
  {"name":"BinaryEquals","says":"holds if the key's bytes are those that the value gives in Base64","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals"},
  {"name":"IpAddress","says":"holds if the address is in one of the ranges","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress"},
  {"name":"NotIpAddress","says":"holds if the address is in none of the ranges","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress"},
  {"name":"ArnEquals","says":"holds if an ARN matches one of the values, in which * and ? are wildcards","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN"},
  {"name":"ArnLike","says":"holds if an ARN matches one of the values, in which * and ? are wildcards","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN"},
  {"name":"ArnNotEquals","says":"holds if an ARN matches none of the values, in which * and ? are wildcards, and also if the key is missing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN"},
  {"name":"ArnNotLike","says":"holds if an ARN matches none of the values, in which * and ? are wildcards, and also if the key is missing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN"},
  {"name":"Null","says":"holds if the key is missing, where the value is true, or present, where it is false","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null"},
];

/** What may stand before an operator, with its colon, and behind it. */
export const operatorParts: readonly Word[] = [
  {"name":"ForAllValues:","says":"asks that each value of the key fits, and holds if the key is missing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html"},
  {"name":"ForAnyValue:","says":"asks that at least one value of the key fits","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html"},
  {"name":"IfExists","says":"lets the condition hold if the key is missing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists"},
];

/** The elements of a policy as a whole. */
export const policyElements: readonly Word[] = [
  {"name":"Version","says":"names the version of the policy language; without it AWS reads the policy as 2008-10-17","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html"},
  {"name":"Id","says":"is a name for the whole policy, which decides nothing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_id.html"},
  {"name":"Statement","says":"holds the statements of the policy, one or several","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html"},
];

/** The elements of a statement. */
export const statementElements: readonly Word[] = [
  {"name":"Sid","says":"is a name for the statement, which decides nothing","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html"},
  {"name":"Effect","says":"says whether the statement allows or denies what it matches","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html"},
  {"name":"Principal","says":"says who the statement is about; trust policies and resource-based policies have it","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"},
  {"name":"NotPrincipal","says":"makes the statement about everyone except those it lists","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html"},
  {"name":"Action","says":"lists the actions that the statement is about","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html"},
  {"name":"NotAction","says":"makes the statement about every action except those it lists","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html"},
  {"name":"Resource","says":"lists the resources that the statement is about, by ARN; a trust policy has none","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html"},
  {"name":"NotResource","says":"makes the statement about every resource except those it lists","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html"},
  {"name":"Condition","says":"says what else must be true of the request for the statement to match","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html"},
];

/** The values of Effect. */
export const effects: readonly Word[] = [
  {"name":"Allow","says":"grants what the statement matches, unless a policy denies it","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html"},
  {"name":"Deny","says":"refuses what the statement matches, whatever other policies allow","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html"},
];

/** The values of Version. */
export const policyVersions: readonly Word[] = [
  {"name":"2012-10-17","says":"is the current version, and the one that knows policy variables","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html"},
  {"name":"2008-10-17","says":"is the older version, in which ${…} is plain text","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html"},
];

/** The members of Principal and NotPrincipal. */
export const principalKinds: readonly Word[] = [
  {"name":"AWS","says":"names accounts, users, roles and sessions, by ARN or account number","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts"},
  {"name":"Service","says":"names AWS services, such as lambda.amazonaws.com","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services"},
  {"name":"Federated","says":"names identity providers, whose users bring a token or an assertion","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity"},
  {"name":"CanonicalUser","says":"names an account by the long ID that Amazon S3 has for it","see":"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts"},
];

/** The actions of STS. */
export const stsActions: readonly Word[] = [
  {"name":"sts:AssumeRole","says":"gives a session of a role to a principal that has credentials of AWS","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"},
  {"name":"sts:AssumeRoleWithWebIdentity","says":"gives a session of a role for a token of an OpenID Connect provider","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html"},
  {"name":"sts:AssumeRoleWithSAML","says":"gives a session of a role for an assertion of a SAML provider","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html"},
  {"name":"sts:TagSession","says":"lets a request pass session tags","see":"https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html"},
  {"name":"sts:SetSourceIdentity","says":"lets a request set the source identity of its session","see":"https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html"},
  {"name":"sts:SetContext","says":"lets a request pass a context of a trusted token issuer","see":"https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html"},
  {"name":"sts:GetSessionToken","says":"gives a user temporary credentials of their own","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html"},
  {"name":"sts:GetFederationToken","says":"gives a user's rights, cut down by a policy, to someone else for a time","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html"},
  {"name":"sts:GetCallerIdentity","says":"says whose credentials sign the request; it needs no permission","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html"},
  {"name":"sts:AssumeRoot","says":"gives a short session of a member account's root user for one task","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html"},
  {"name":"sts:GetWebIdentityToken","says":"gives the caller a signed token that says who it is, for services outside AWS","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html"},
  {"name":"sts:TagGetWebIdentityToken","says":"lets a request of GetWebIdentityToken pass tags","see":"https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html"},
  {"name":"sts:GetDelegatedAccessToken","says":"gives temporary credentials for a delegation that was accepted","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html"},
  {"name":"sts:GetServiceBearerToken","says":"lets a service of AWS get a bearer token for the caller","see":"https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html"},
  {"name":"sts:DecodeAuthorizationMessage","says":"reads the encoded message of a refusal","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html"},
  {"name":"sts:GetAccessKeyInfo","says":"says which account an access key belongs to","see":"https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html"},
];

/** The elements that a statement of a kind of policy cannot have. */
export const refusedElements: Readonly<Record<PolicyKind, readonly string[]>> = {
  trust: ["NotPrincipal","Resource","NotResource"],
  resource: [],
  rcp: ["NotPrincipal","NotAction"],
  identity: ["Principal","NotPrincipal"],
};

/** Actions of other services that policies often have. */
export const commonActions: readonly string[] = [
  "iam:PassRole",
  "iam:GetRole",
  "iam:ListRoles",
  "iam:CreateRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:PutRolePolicy",
  "iam:AttachRolePolicy",
  "iam:CreateServiceLinkedRole",
  "iam:GetUser",
  "iam:ListUsers",
  "iam:CreateUser",
  "iam:CreateAccessKey",
  "s3:GetObject",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:ListBucket",
  "s3:ListAllMyBuckets",
  "s3:GetBucketLocation",
  "s3:GetBucketPolicy",
  "s3:PutBucketPolicy",
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:DescribeKey",
  "kms:CreateGrant",
  "secretsmanager:GetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:StartSession",
  "lambda:InvokeFunction",
  "lambda:UpdateFunctionCode",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "sqs:SendMessage",
  "sqs:ReceiveMessage",
  "sns:Publish",
  "logs:CreateLogGroup",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "cloudwatch:PutMetricData",
  "cloudtrail:LookupEvents",
  "cloudtrail:StopLogging",
  "ec2:DescribeInstances",
  "ec2:RunInstances",
  "ec2:StartInstances",
  "ec2:StopInstances",
  "ec2:TerminateInstances",
  "ecr:GetAuthorizationToken",
  "ecr:BatchGetImage",
  "ecs:RunTask",
  "eks:DescribeCluster",
  "cloudformation:CreateStack",
  "codebuild:StartBuild",
  "organizations:LeaveOrganization",
  "organizations:DescribeOrganization",
];

/** The forms of the walk language, by block. */
export const walkForms: readonly Form[] = [
  {"in":"file","usage":"title TITLE","example":"title \"Both sides must say yes\"","says":"names the walk, in one line","most":1},
  {"in":"file","usage":"about TEXT","example":"about \"\"\"What this **shows**.\"\"\"","says":"says in Markdown what the walk is about","most":1},
  {"in":"file","usage":"world TITLE","example":"world \"Two locks\"","says":"names the chapter that the lesson belongs to","most":1},
  {"in":"file","usage":"level LEVEL","example":"level 1","says":"says how hard the lesson is, from 1 to 3","most":1},
  {"in":"file","usage":"minutes MINUTES","example":"minutes 7","says":"says how long the lesson takes","most":1},
  {"in":"file","usage":"remember TEXT","example":"remember \"\"\"Both sides **must** agree.\"\"\"","says":"says in Markdown what to keep of the lesson","most":1},
  {"in":"file","usage":"clock TIME","example":"clock 2026-03-01T09:00:00Z","says":"sets where time starts; the default is 2026-01-01T00:00:00Z","most":1},
  {"in":"file","usage":"placeholder VALUE NAME","example":"placeholder 000000000007 \"AUDIT_ACCOUNT\"","says":"says that a text of the walk stands for something that is not known, and what to call it"},
  {"in":"file","usage":"organization NAME {…}","example":"organization o-example { management 999999999999 }","says":"declares an organization with its SCPs and RCPs","opens":"organization"},
  {"in":"file","usage":"account NUMBER ALIAS [in ORGANIZATION/PATH] {…}","example":"account 111111111111 dev in o-example/Workloads { user alice { } }","says":"declares an account, under an alias that the file uses","opens":"account"},
  {"in":"file","usage":"step [TITLE] {…}","example":"step \"Alice becomes Deploy\" { dev/alice assumes prod/Deploy as ci expect allow }","says":"makes one request and says what it is expected to give","opens":"step"},
  {"in":"file","usage":"wait DURATION","example":"wait 61m","says":"lets time pass"},
  {"in":"file","usage":"at TIME","example":"at 2026-03-01T10:01:00Z","says":"moves the clock to a moment"},
  {"in":"file","usage":"change [TITLE] {…}","example":"change \"Security revokes every session\" { revoke sessions of prod/Deploy }","says":"changes the world between two steps","opens":"change"},
  {"in":"file","usage":"note TEXT","example":"note \"\"\"A note may stand alone.\"\"\"","says":"is Markdown between the steps"},
  {"in":"file","usage":"challenge TITLE {…}","example":"challenge \"Let the pipeline in\" { brief \"Let in no one else.\" edit trust of prod/Deploy }","says":"makes every expect a goal and says what the learner may edit","opens":"challenge"},
  {"in":"file","usage":"task TITLE {…}","example":"task \"Let bob in\" { brief \"Bob needs it too.\" edit trust of prod/Deploy goal step 1 allow }","says":"is something to do in the lesson; while it is open its goals stand in place of what these steps expect","opens":"task"},
  {"in":"file","usage":"expect finding CODE on DOCUMENT","example":"expect finding MISSING_EXTERNAL_ID on trust of prod/Deploy","says":"holds if the document has the finding"},
  {"in":"organization","usage":"management NUMBER","example":"management 999999999999","says":"names the management account, which SCPs and RCPs do not affect","most":1},
  {"in":"organization","usage":"delegated-administrator SERVICE NUMBER","example":"delegated-administrator iam.amazonaws.com 111111111111","says":"names an account that administers a service for the organization; that of IAM may assume root users"},
  {"in":"organization","usage":"scp NAME on PLACE JSON","example":"scp no-iam on ou Workloads/Prod {\"Version\": \"2012-10-17\", \"Statement\": []}","says":"attaches a service control policy","policy":"identity"},
  {"in":"organization","usage":"rcp NAME on PLACE JSON","example":"rcp ours-only on root {\"Version\": \"2012-10-17\", \"Statement\": []}","says":"attaches a resource control policy","policy":"rcp"},
  {"in":"organization","usage":"scp NAME on PLACE unknown","example":"scp no-iam on root unknown","says":"says that a service control policy is attached whose text is not known"},
  {"in":"organization","usage":"rcp NAME on PLACE unknown","example":"rcp ours-only on root unknown","says":"says that a resource control policy is attached whose text is not known"},
  {"in":"organization","usage":"detach NAME on PLACE","example":"detach FullAWSAccess on account prod","says":"detaches FullAWSAccess, which every node has until then"},
  {"in":"account","usage":"partition PARTITION","example":"partition aws-cn","says":"is the account's partition: aws (the default), aws-cn or aws-us-gov","most":1},
  {"in":"account","usage":"user NAME {…}","example":"user alice { mfa-device }","says":"declares a user","opens":"user"},
  {"in":"account","usage":"group NAME {…}","example":"group developers { attach audit }","says":"declares a group of users","opens":"group"},
  {"in":"account","usage":"role NAME {…}","example":"role Deploy { trust {} }","says":"declares a role","opens":"role"},
  {"in":"account","usage":"managed-policy NAME JSON","example":"managed-policy cap {}","says":"declares a policy that users, groups and roles of the account attach","policy":"identity"},
  {"in":"account","usage":"managed-policy NAME unknown","example":"managed-policy cap unknown","says":"declares a managed policy whose text is not known"},
  {"in":"account","usage":"managed-policy NAME {…}","example":"managed-policy cap { path /teams/ policy {} }","says":"declares a managed policy with a path; `path` or `policy` comes first in the block","opens":"managed-policy"},
  {"in":"account","usage":"oidc-provider HOST {…}","example":"oidc-provider token.actions.githubusercontent.com { audience sts.amazonaws.com }","says":"registers an OpenID Connect provider","opens":"oidc-provider"},
  {"in":"account","usage":"saml-provider NAME","example":"saml-provider Okta","says":"registers a SAML provider"},
  {"in":"account","usage":"resource ARN {…}","example":"resource arn:aws:s3:::prod-artifacts { policy {} }","says":"declares a resource of the account, with everything below its ARN","opens":"resource"},
  {"in":"account","usage":"control-policies unknown","example":"control-policies unknown","says":"says that there may be more SCPs and RCPs over the account, and, without `in`, an organization","most":1},
  {"in":"account","usage":"principals unknown","example":"principals unknown","says":"says that the account may have more users and roles","most":1},
  {"in":"user","usage":"path PATH","example":"path /eng/","says":"is the path in its ARN; the default is /","most":1},
  {"in":"user","usage":"id ID","example":"id AIDAEXAMPLEALICE","says":"is its unique ID, for a policy that names it","most":1},
  {"in":"user","usage":"tags JSON","example":"tags {\"team\": \"payments\"}","says":"are its tags, an object of strings","most":1},
  {"in":"user","usage":"tags unknown","example":"tags unknown","says":"says that there may be more tags","most":1},
  {"in":"user","usage":"member-of GROUP","example":"member-of developers","says":"puts the user into a group of the account"},
  {"in":"user","usage":"mfa-device","example":"mfa-device","says":"gives the user an MFA device, so that their steps may say mfa","most":1},
  {"in":"user","usage":"policy NAME JSON","example":"policy s3 {}","says":"is an inline identity policy","policy":"identity"},
  {"in":"user","usage":"policy NAME unknown","example":"policy s3 unknown","says":"says that there is an inline policy whose text is not known"},
  {"in":"user","usage":"policies unknown","example":"policies unknown","says":"says that there may be more policies","most":1},
  {"in":"user","usage":"attach POLICY","example":"attach arn:aws:iam::aws:policy/ReadOnlyAccess","says":"attaches a managed policy of the account or of AWS"},
  {"in":"user","usage":"boundary JSON|NAME|unknown","example":"boundary cap","says":"is the permissions boundary: a document, the name of a managed-policy, or unknown: there may be one","most":1,"policy":"identity"},
  {"in":"group","usage":"policy NAME JSON","example":"policy s3 {}","says":"is an inline identity policy","policy":"identity"},
  {"in":"group","usage":"policy NAME unknown","example":"policy s3 unknown","says":"says that there is an inline policy whose text is not known"},
  {"in":"group","usage":"policies unknown","example":"policies unknown","says":"says that there may be more policies","most":1},
  {"in":"group","usage":"attach POLICY","example":"attach arn:aws:iam::aws:policy/ReadOnlyAccess","says":"attaches a managed policy of the account or of AWS"},
  {"in":"role","usage":"path PATH","example":"path /eng/","says":"is the path in its ARN; the default is /","most":1},
  {"in":"role","usage":"id ID","example":"id AIDAEXAMPLEALICE","says":"is its unique ID, for a policy that names it","most":1},
  {"in":"role","usage":"tags JSON","example":"tags {\"team\": \"payments\"}","says":"are its tags, an object of strings","most":1},
  {"in":"role","usage":"tags unknown","example":"tags unknown","says":"says that there may be more tags","most":1},
  {"in":"role","usage":"policy NAME JSON","example":"policy s3 {}","says":"is an inline identity policy","policy":"identity"},
  {"in":"role","usage":"policy NAME unknown","example":"policy s3 unknown","says":"says that there is an inline policy whose text is not known"},
  {"in":"role","usage":"policies unknown","example":"policies unknown","says":"says that there may be more policies","most":1},
  {"in":"role","usage":"attach POLICY","example":"attach arn:aws:iam::aws:policy/ReadOnlyAccess","says":"attaches a managed policy of the account or of AWS"},
  {"in":"role","usage":"boundary JSON|NAME|unknown","example":"boundary cap","says":"is the permissions boundary: a document, the name of a managed-policy, or unknown: there may be one","most":1,"policy":"identity"},
  {"in":"role","usage":"max-session unknown","example":"max-session unknown","says":"says that the longest session is not known","most":1},
  {"in":"role","usage":"max-session DURATION","example":"max-session 4h","says":"is the longest session, from 1h to 12h; the default is 1h","most":1},
  {"in":"role","usage":"trust JSON","example":"trust {}","says":"is the trust policy, which says who may assume the role","most":1,"policy":"trust"},
  {"in":"role","usage":"trust unknown","example":"trust unknown","says":"says that the trust policy is not known","most":1},
  {"in":"managed-policy","usage":"path PATH","example":"path /eng/","says":"is the path in its ARN; the default is /","most":1},
  {"in":"managed-policy","usage":"policy JSON","example":"policy {}","says":"is the document of the managed policy","most":1,"policy":"identity"},
  {"in":"managed-policy","usage":"policy unknown","example":"policy unknown","says":"says that the document is not known","most":1},
  {"in":"oidc-provider","usage":"audience AUDIENCE","example":"audience sts.amazonaws.com","says":"is a client ID that the provider issues tokens for"},
  {"in":"resource","usage":"tags JSON","example":"tags {\"team\": \"payments\"}","says":"are its tags, an object of strings","most":1},
  {"in":"resource","usage":"tags unknown","example":"tags unknown","says":"says that there may be more tags","most":1},
  {"in":"resource","usage":"policies unknown","example":"policies unknown","says":"says that there may be more policies","most":1},
  {"in":"resource","usage":"policy JSON","example":"policy {}","says":"is the resource-based policy","most":1,"policy":"resource"},
  {"in":"step","usage":"ACTOR assumes ROLE as SESSION","example":"dev/alice assumes prod/Deploy as ci","says":"is sts:AssumeRole; from here on SESSION names the session","act":"assumes"},
  {"in":"step","usage":"oidc HOST assumes ROLE as SESSION","example":"oidc token.actions.githubusercontent.com assumes prod/Deploy as run","says":"is sts:AssumeRoleWithWebIdentity, with claims","act":"oidc"},
  {"in":"step","usage":"saml PROVIDER assumes ROLE as SESSION","example":"saml prod/Okta assumes prod/Deploy as pat","says":"is sts:AssumeRoleWithSAML, with claims","act":"saml"},
  {"in":"step","usage":"ACTOR gets-session-token as SESSION","example":"dev/alice gets-session-token as token","says":"is sts:GetSessionToken","act":"gets-session-token"},
  {"in":"step","usage":"ACTOR gets-federation-token as SESSION","example":"dev/alice gets-federation-token as guest","says":"is sts:GetFederationToken","act":"gets-federation-token"},
  {"in":"step","usage":"ACTOR calls ACTION on RESOURCE","example":"ci calls s3:GetObject on arn:aws:s3:::prod-artifacts/app.zip","says":"makes any request","act":"calls"},
  {"in":"step","usage":"refresh SESSION","example":"refresh ci","says":"makes the latest request under that name again, with today's policies","act":"refresh"},
  {"in":"step","usage":"for DURATION","example":"for 1h","says":"is how long the session is to last (DurationSeconds)","most":1,"acts":["assumes","oidc","saml","gets-session-token","gets-federation-token"]},
  {"in":"step","usage":"external-id STRING","example":"external-id \"k3Q9\"","says":"is the external ID that a trust policy may require","most":1,"acts":["assumes"]},
  {"in":"step","usage":"mfa [no-code|wrong-code|used-code]","example":"mfa","says":"sends an MFA code with the request; with no-code, wrong-code or used-code one that AWS refuses","most":1,"acts":["assumes","gets-session-token"]},
  {"in":"step","usage":"source-identity NAME","example":"source-identity alice","says":"sets the source identity, which stays through a chain of roles","most":1,"acts":["assumes"]},
  {"in":"step","usage":"tags JSON","example":"tags {\"cost\": \"7\"}","says":"are session tags, an object of strings","most":1,"acts":["assumes","gets-federation-token"]},
  {"in":"step","usage":"transitive JSON","example":"transitive [\"cost\"]","says":"are the keys of the session tags that stay through a chain of roles","most":1,"acts":["assumes"]},
  {"in":"step","usage":"session-policy JSON","example":"session-policy {}","says":"is an inline session policy","most":1,"acts":["assumes","oidc","saml","gets-federation-token"],"policy":"identity"},
  {"in":"step","usage":"session-policy-arns JSON","example":"session-policy-arns [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]","says":"are managed session policies, by ARN","most":1,"acts":["assumes","oidc","saml","gets-federation-token"]},
  {"in":"step","usage":"claims JSON","example":"claims {\"aud\": \"sts.amazonaws.com\"}","says":"are the claims that the identity provider makes","most":1,"acts":["oidc","saml"]},
  {"in":"step","usage":"from IP","example":"from 203.0.113.9","says":"is the caller's address (aws:SourceIp)","most":1,"acts":["assumes","oidc","saml","gets-session-token","gets-federation-token","calls"]},
  {"in":"step","usage":"context JSON","example":"context {\"corp:On\": true}","says":"gives further keys of the request context","most":1,"acts":["assumes","oidc","saml","gets-session-token","gets-federation-token","calls"]},
  {"in":"step","usage":"unknown-keys JSON","example":"unknown-keys [\"aws:SourceVpc\"]","says":"are condition keys whose values are not known, also if the walk could tell; `aws:PrincipalTag/*` takes a star","most":1,"acts":["assumes","oidc","saml","gets-session-token","gets-federation-token","calls"]},
  {"in":"step","usage":"auto-renew","example":"auto-renew","says":"lets the session renew itself before it expires","most":1,"acts":["assumes","oidc","saml"]},
  {"in":"step","usage":"without-session-token","example":"without-session-token","says":"leaves the session token out of the request","most":1,"acts":["calls","assumes"]},
  {"in":"step","usage":"granted","example":"granted","says":"says that AWS granted the request, so that the session exists","most":1,"acts":["assumes","oidc","saml","gets-session-token","gets-federation-token"]},
  {"in":"step","usage":"refused TEXT","example":"refused \"User: … is not authorized\"","says":"says that AWS refused the request, in these words; no session is made","most":1,"acts":["assumes","oidc","saml","gets-session-token","gets-federation-token","calls"]},
  {"in":"step","usage":"note TEXT","example":"note \"Markdown, *here* too.\"","says":"is Markdown next to the step"},
  {"in":"step","usage":"hint HINT","example":"hint \"Both sides must say yes.\"","says":"is shown when the learner asks for it","most":3},
  {"in":"step","usage":"predict","example":"predict","says":"asks the learner before the verdict shows","most":1},
  {"in":"step","usage":"expect allow","example":"expect allow","says":"holds if the request is allowed","most":1},
  {"in":"step","usage":"expect deny [by GATE]","example":"expect deny by trust","says":"holds if at least one gate refused; with by, if this gate did","most":1},
  {"in":"step","usage":"expect explicit deny by GATE","example":"expect explicit deny by scp","says":"holds if a Deny statement in this gate refused","most":1},
  {"in":"step","usage":"expect expired","example":"expect expired","says":"holds if the caller's credentials have expired","most":1},
  {"in":"step","usage":"expect error CODE","example":"expect error AccessDenied","says":"holds if AWS's answer has this error code","most":1},
  {"in":"step","usage":"expect unknown","example":"expect unknown","says":"holds if the verdict depends on what the walk does not say","most":1},
  {"in":"change","usage":"set trust of ROLE JSON","example":"set trust of prod/Deploy {}","says":"replaces the trust policy","policy":"trust"},
  {"in":"change","usage":"set policy NAME of HOLDER JSON","example":"set policy s3 of prod/Deploy {}","says":"adds or replaces an inline policy of a user, a group or a role","policy":"identity"},
  {"in":"change","usage":"set policy of ARN JSON","example":"set policy of arn:aws:s3:::prod-artifacts {}","says":"replaces the policy of a resource","policy":"resource"},
  {"in":"change","usage":"set boundary of HOLDER JSON|NAME|unknown","example":"set boundary of dev/alice cap","says":"sets the permissions boundary","policy":"identity"},
  {"in":"change","usage":"set max-session of ROLE DURATION","example":"set max-session of prod/Deploy 2h","says":"changes the longest session of a role"},
  {"in":"change","usage":"set scp NAME on PLACE JSON","example":"set scp extra on account prod {}","says":"adds or replaces a service control policy","policy":"identity"},
  {"in":"change","usage":"set rcp NAME on PLACE JSON","example":"set rcp extra on root {}","says":"adds or replaces a resource control policy","policy":"rcp"},
  {"in":"change","usage":"set managed-policy NAME of ALIAS JSON","example":"set managed-policy cap of dev {}","says":"sets a new default version of a managed policy, also for running sessions that were given it","policy":"identity"},
  {"in":"change","usage":"remove policy NAME of HOLDER","example":"remove policy s3 of prod/Deploy","says":"removes an inline policy"},
  {"in":"change","usage":"remove policy of ARN","example":"remove policy of arn:aws:s3:::prod-artifacts","says":"removes the policy of a resource"},
  {"in":"change","usage":"remove boundary of HOLDER","example":"remove boundary of dev/alice","says":"removes the permissions boundary"},
  {"in":"change","usage":"remove scp NAME on PLACE","example":"remove scp extra on account prod","says":"detaches a service control policy"},
  {"in":"change","usage":"remove rcp NAME on PLACE","example":"remove rcp extra on root","says":"detaches a resource control policy"},
  {"in":"change","usage":"remove managed-policy NAME of ALIAS","example":"remove managed-policy old of dev","says":"deletes a managed policy that is attached nowhere"},
  {"in":"change","usage":"revoke sessions of ROLE","example":"revoke sessions of prod/Deploy","says":"does what the console's Revoke active sessions does"},
  {"in":"change","usage":"delete HOLDER","example":"delete dev/alice","says":"deletes a user or a role"},
  {"in":"change","usage":"create user ALIAS/NAME {…}","example":"create user dev/carol { }","says":"makes a user, with a new unique ID","opens":"user"},
  {"in":"change","usage":"create role ALIAS/NAME {…}","example":"create role prod/New { trust {} }","says":"makes a role, with a new unique ID","opens":"role"},
  {"in":"change","usage":"note TEXT","example":"note \"All at once.\"","says":"is Markdown next to the change"},
  {"in":"challenge","usage":"brief TEXT","example":"brief \"\"\"Let **ann** in.\"\"\"","says":"says what the learner is to do","most":1},
  {"in":"challenge","usage":"edit trust of ROLE","example":"edit trust of prod/Deploy","says":"lets the learner edit the trust policy"},
  {"in":"challenge","usage":"edit policy NAME of HOLDER","example":"edit policy s3 of prod/Deploy","says":"lets the learner edit an inline policy"},
  {"in":"challenge","usage":"edit policy of ARN","example":"edit policy of arn:aws:s3:::prod-artifacts","says":"lets the learner edit the policy of a resource"},
  {"in":"challenge","usage":"edit boundary of HOLDER","example":"edit boundary of dev/alice","says":"lets the learner edit a permissions boundary"},
  {"in":"challenge","usage":"solution {…}","example":"solution { set trust of prod/Deploy {} }","says":"is one right answer; there may be several","opens":"solution"},
  {"in":"task","usage":"brief TEXT","example":"brief \"\"\"Let **ann** in.\"\"\"","says":"says what the learner is to do","most":1},
  {"in":"task","usage":"edit trust of ROLE","example":"edit trust of prod/Deploy","says":"lets the learner edit the trust policy"},
  {"in":"task","usage":"edit policy NAME of HOLDER","example":"edit policy s3 of prod/Deploy","says":"lets the learner edit an inline policy"},
  {"in":"task","usage":"edit policy of ARN","example":"edit policy of arn:aws:s3:::prod-artifacts","says":"lets the learner edit the policy of a resource"},
  {"in":"task","usage":"edit boundary of HOLDER","example":"edit boundary of dev/alice","says":"lets the learner edit a permissions boundary"},
  {"in":"task","usage":"solution {…}","example":"solution { set trust of prod/Deploy {} }","says":"is one right answer; there may be several","opens":"solution"},
  {"in":"task","usage":"hint HINT","example":"hint \"Who is named in the trust policy?\"","says":"is shown when the learner asks for it","most":3},
  {"in":"task","usage":"goal step STEP allow","example":"goal step 1 allow","says":"is what the step is to give, here that it is allowed"},
  {"in":"task","usage":"goal step STEP deny [by GATE]","example":"goal step 1 deny by trust","says":"is met if at least one gate refuses the step; with by, if this gate does"},
  {"in":"task","usage":"goal step STEP explicit deny by GATE","example":"goal step 1 explicit deny by scp","says":"is met if a Deny statement in this gate refuses the step"},
  {"in":"task","usage":"goal step STEP expired","example":"goal step 1 expired","says":"is met if the caller's credentials have expired at the step"},
  {"in":"task","usage":"goal step STEP error CODE","example":"goal step 1 error AccessDenied","says":"is met if AWS's answer to the step has this error code"},
  {"in":"task","usage":"goal step STEP unknown","example":"goal step 1 unknown","says":"is met if the verdict of the step depends on what the walk does not say"},
  {"in":"solution","usage":"set trust of ROLE JSON","example":"set trust of prod/Deploy {}","says":"replaces the trust policy","policy":"trust"},
  {"in":"solution","usage":"set policy NAME of HOLDER JSON","example":"set policy s3 of prod/Deploy {}","says":"adds or replaces an inline policy of a user, a group or a role","policy":"identity"},
  {"in":"solution","usage":"set policy of ARN JSON","example":"set policy of arn:aws:s3:::prod-artifacts {}","says":"replaces the policy of a resource","policy":"resource"},
  {"in":"solution","usage":"set boundary of HOLDER JSON|NAME|unknown","example":"set boundary of dev/alice cap","says":"sets the permissions boundary","policy":"identity"},
];

/** The service principals, without .amazonaws.com. */
export const services: readonly string[] =
  "access-analyzer access-grants.s3 account account-access acm acm-pca aco-automation agent-registry agent.wellarchitected agentless.inspector2 aiops airflow airflow-env airflow-serverless amazonmq ami.inspector2 amplify amplifybackend apidestinations.events apigateway appfabric appflow application-autoscaling application-insights application-signals.cloudwatch application-transformation applicationinsights appmesh apprunner appstream appstream.application-autoscaling appsync apptest aps arc-region-switch arc-zonal-shift artifact athena auditmanager automation autoscaling autoscaling-plans aws-artifact-account-sync aws-external-anthropic aws-mcp b2bi backup backup-gateway batch bcm-data-exports bedrock bedrock-agentcore bedrock-mantle billing billingconductor billingconsole braket budgets bugbust build.apprunner byol cases cassandra.application-autoscaling ce channels.lex channels.lexv2 chatbot chime cleanrooms cleanrooms-ml cleanrooms.ml cloud9 clouddirectory cloudformation cloudfront cloudhsm cloudsearch cloudtrail cloudwatch cloudwatch-crossaccount codeartifact codebuild codecatalyst codecatalyst-runner codecommit codeconnections codedeploy codeguru-profiler codeguru-reviewer codeguru-security codepipeline codestar codestar-connections codestar-notifications codewhisperer cognito-identity cognito-idp cognito-sync comprehend comprehend.application-autoscaling comprehendmedical compute-optimizer config config-conforms config-multiaccountsetup connect connect-campaigns context.cloudtrail continuousexport.discovery contract.iq contributorinsights.dynamodb controlcatalog controltower cost-optimization-hub.bcm credentials.iot crowdscale.quicksight cur custom-resource.application-autoscaling custom.rds custom.rds-preview databrew dataexchange datapipeline datasync datazone datazonecontrol dax deadline deeplens deepracer delivery.logs detective devicefarm devops-guru directconnect directquery.opensearchservice discovery dlm dms dmsintegration.migrationhub docdb-elastic drs ds ds-data dsql dynamodb dynamodb.application-autoscaling ebs.csi.eks ec2 ec2-images ec2-instance-connect ec2.application-autoscaling ec2.application-status-checks ec2.capacitymanager ec2fastlaunch ec2fleet ec2scheduled ec2sqlha ecr ecs ecs-compute ecs-tasks ecs.application-autoscaling edgelambda eks eks-connector eks-fargate eks-fargate-pods eks-nodegroup elasticache elasticache.application-autoscaling elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce elasticmapreduce.application-autoscaling elastictranscoder email.cognito-idp emr-containers emr-serverless entityresolution es event-processor.health events events.managedservices events.workmail evs fargate finops-agent firehose fis fms forecast frauddetector fsx gamelift gameliftstreams gateway.eks geo glacier globalaccelerator glue grafana greengrass groundtruthlabeling guardduty health healthlake honeycode iam identity-sync identitystore imagebuilder importexport ingestion.timestream ingress.eks inspector inspector2 internetmonitor invoicing iot iotanalytics iotevents iotfleethub iotfleetwise iotmanagedintegrations iotroborunner iotsitewise iotthingsgraph iottwinmaker iotwireless ivs job.sagemaker justintimeaccess.ssm kafka kafka.application-autoscaling kafkaconnect kendra kinesis kinesisanalytics kinesisreplication.dynamodb kinesisvideo kms lakeformation lambda lambda.application-autoscaling launchwizard lex lexv2 license-management.marketplace license-manager license-manager.master-account license-manager.member-account lightsail logging.s3 logs lookoutequipment lookoutmetrics lookoutvision m2 machinelearning macie macie2 maintenance.elasticbeanstalk malware-protection-plan.guardduty malware-protection.guardduty managedblockchain managedservices managedupdates.elasticbeanstalk mediaconnect mediaconvert mediaimport medialive mediapackage mediastore mediatailor medical-imaging member.org.stacksets.cloudformation memorydb metering-marketplace metrics.wellarchitected mgn migrationhub migrationhub-orchestrator migrationhub-strategy mobileanalytics mobilehub monitoring monitoring.rds monitoring.thinclient monitron mpa mq neptune-db neptune-graph neptune.application-autoscaling network-connectors.lambda network-firewall network-security-director network-security-manager network.bedrock-agentcore networkflowmonitor networkmanager networkmonitor nimble notifications notifications-contacts notifications.ssm oam observability.aoss observabilityadmin odb omics one opensearch opensearch.application-autoscaling opensearchservice ops.athena ops.emr-serverless opsworks opsworks-cm organizations orgsdatasync.servicecatalog osis outposts panorama partnercentral-account-management payment-cryptography pca-connector-ad pca-connector-scep pcs permission.iq personalize pinpoint pipes pods.eks polly pricing private-marketplace.marketplace private-networks profile proton q qapps qbusiness qldb quicksight ram rbin rds rds-data rds.application-autoscaling redshift redshift-data redshift-serverless refactor-spaces rekognition remediation.config replication.cassandra replication.dynamodb replication.ecr replication.lexv2 replication.s3tables reporting.trustedadvisor resale-authorization.marketplace researchstudio resiliencehub resource-explorer-2 resource-groups resource-groups-tagging resource-snapshot-job.partnercentral-selling restore-testing.backup robomaker rolesanywhere route53 route53-recovery-control-config route53domains route53resolver rtbfabric rum runtime-identity.bedrock-agentcore runtime-instances.bedrock-agentcore s3 s3-outposts s3.data-source.lustre.fsx s3tables s3vectors sagemaker sagemaker-edge sagemaker-geospatial sagemaker.application-autoscaling savingsplans scaler.lambda scheduler schema-conversion.dms schemas scraper.aps sdmp secretsmanager security-ir securityagent securityhub securityhubv2 securitylake serverlessrepo service.eks servicecatalog servicecatalog-appregistry servicediscovery servicequotas ses sgp.eks shield signer signin simspaceweaver sms sms-voice smsintegration.migrationhub snow-device-management snowball sns social-messaging spot spotfleet sqlworkbench sqs ssm ssm-contacts ssm-guiconnect ssm-incidents ssm-quicksetup ssm-sap ssm.integrations sso sso-oauth stacksets.cloudformation states storagegateway sts support supportapp supportplans swf sync.proton synthetics tasks.apprunner tax telemetry-enablement.observabilityadmin telemetry-pipelines.observabilityadmin textract thinclient thirdparty.config thirdparty.inspector2 timestream timestream-influxdb tnb transcribe transcribe.streaming transfer transform-custom transitgateway translate triage.security-ir trustedadvisor tts user-attribute-cost-allocation-data user-subscriptions uxc vendor-insights verifiedpermissions vmie voiceid vpc vpc-flow-logs vpc-lattice vpce vpcgateway waf waf-regional wafv2 wam wellarchitected wickr wisdom workdocs worklink workmail workspaces workspaces-instances workspaces-web workspaces.application-autoscaling xray".split(" ");
