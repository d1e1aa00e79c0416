package lint

// vendorAccounts are the accounts from which well-known vendors assume their customers' roles. A public page names each
// of them. Nothing is reported for other accounts, because they may belong to the same owner.
var vendorAccounts = map[string]string{
	"464622532012": "Datadog",                // https://docs.datadoghq.com/integrations/guide/aws-manual-setup/
	"754728514883": "New Relic",              // https://docs.newrelic.com/docs/integrations/amazon-integrations/get-started/connect-aws-services-infrastructure
	"454464851268": "CloudHealth",            // https://github.com/mozilla/security/blob/master/operations/cloudformation-templates/cloudhealth_iam_role.json
	"414351767826": "Databricks",             // https://docs.databricks.com/administration-guide/account-settings/aws-accounts.html
	"926226587429": "Sumo Logic",             // https://help.sumologic.com/03Send-Data/Sources/02Sources-for-Hosted-Collectors/Amazon-Web-Services/Grant-Access-to-an-AWS-Product
	"834469178297": "Fivetran",               // https://fivetran.com/docs/logs/cloudwatch/setup-guide
	"634729597623": "Check Point CloudGuard", // https://supportcenter.checkpoint.com/supportcenter/portal?eventSubmit_doGoviewsolutiondetails=&solutionid=sk159912
	"165736516723": "Cloudability",           // https://developers.cloudability.com/docs/vendor-credentials-end-point
	"008923505280": "Grafana Cloud",          // https://grafana.com/docs/grafana-cloud/integrations/integrations/integration-cloudwatch/
	"012615275169": "Tenable",                // https://docs.tenable.com/tenableio/vulnerabilitymanagement/Content/Settings/Connectors_ConfigureAWS_KeylessAutoDiscovery.htm
	"188619942792": "Prisma Cloud",           // https://docs.paloaltonetworks.com/prisma/prisma-cloud/prisma-cloud-admin/connect-your-cloud-platform-to-prisma-cloud/onboard-aws/manually-set-up-prisma-cloud-role-for-aws
	"324880187172": "Spacelift",              // https://docs.spacelift.io/integrations/cloud-providers/aws
	"336818582268": "Rapid7",                 // https://insightvm.help.rapid7.com/docs/aws-connect-to-cloud-configuration-assessment
	"434813966438": "Lacework",               // https://support.lacework.com/hc/en-us/articles/360017546933-Getting-Started
	"761931097553": "Sysdig",                 // https://docs.sysdig.com/en/docs/administration/saas-regions-and-ip-ranges/#aws-account-ids
	"922761411349": "Spot",                   // https://docs.spot.io/connect-your-cloud-provider/first-account/aws-manually
	"956993596390": "Vanta",                  // https://help.vanta.com/hc/en-us/articles/8451925240980-Connecting-Vanta-AWS-Organization
}
