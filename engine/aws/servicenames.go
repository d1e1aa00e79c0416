package aws

import "strings"

// serviceNames are the service principals that AWS's guides and AWS-managed policies name, without their suffix and
// without a Region. AWS publishes no list, and new ones appear every week.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services and
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
var serviceNames = func() map[string]bool {
	names := map[string]bool{}
	for _, name := range strings.Fields(serviceList) {
		names[name] = true
	}
	return names
}()

const serviceList = "" +
	"access-analyzer access-grants.s3 account account-access acm acm-pca aco-automation agent-registry " +
	"agent.wellarchitected agentless.inspector2 aiops airflow airflow-env airflow-serverless amazonmq " +
	"ami.inspector2 amplify amplifybackend apidestinations.events apigateway appfabric appflow " +
	"application-autoscaling application-insights application-signals.cloudwatch application-transformation " +
	"applicationinsights appmesh apprunner appstream appstream.application-autoscaling appsync apptest aps " +
	"arc-region-switch arc-zonal-shift artifact athena auditmanager automation autoscaling autoscaling-plans " +
	"aws-artifact-account-sync aws-external-anthropic aws-mcp b2bi backup backup-gateway batch " +
	"bcm-data-exports bedrock bedrock-agentcore bedrock-mantle billing billingconductor billingconsole " +
	"braket budgets bugbust build.apprunner byol cases cassandra.application-autoscaling ce channels.lex " +
	"channels.lexv2 chatbot chime cleanrooms cleanrooms-ml cleanrooms.ml cloud9 clouddirectory " +
	"cloudformation cloudfront cloudhsm cloudsearch cloudtrail cloudwatch cloudwatch-crossaccount " +
	"codeartifact codebuild codecatalyst codecatalyst-runner codecommit codeconnections codedeploy " +
	"codeguru-profiler codeguru-reviewer codeguru-security codepipeline codestar codestar-connections " +
	"codestar-notifications codewhisperer cognito-identity cognito-idp cognito-sync comprehend " +
	"comprehend.application-autoscaling comprehendmedical compute-optimizer config config-conforms " +
	"config-multiaccountsetup connect connect-campaigns context.cloudtrail continuousexport.discovery " +
	"contract.iq contributorinsights.dynamodb controlcatalog controltower cost-optimization-hub.bcm " +
	"credentials.iot crowdscale.quicksight cur custom-resource.application-autoscaling custom.rds " +
	"custom.rds-preview databrew dataexchange datapipeline datasync datazone datazonecontrol dax deadline " +
	"deeplens deepracer delivery.logs detective devicefarm devops-guru directconnect " +
	"directquery.opensearchservice discovery dlm dms dmsintegration.migrationhub docdb-elastic drs ds " +
	"ds-data dsql dynamodb dynamodb.application-autoscaling ebs.csi.eks ec2 ec2-images ec2-instance-connect " +
	"ec2.application-autoscaling ec2.application-status-checks ec2.capacitymanager ec2fastlaunch ec2fleet " +
	"ec2scheduled ec2sqlha ecr ecs ecs-compute ecs-tasks ecs.application-autoscaling edgelambda eks " +
	"eks-connector eks-fargate eks-fargate-pods eks-nodegroup elasticache " +
	"elasticache.application-autoscaling elasticbeanstalk elasticfilesystem elasticloadbalancing " +
	"elasticmapreduce elasticmapreduce.application-autoscaling elastictranscoder email.cognito-idp " +
	"emr-containers emr-serverless entityresolution es event-processor.health events events.managedservices " +
	"events.workmail evs fargate finops-agent firehose fis fms forecast frauddetector fsx gamelift " +
	"gameliftstreams gateway.eks geo glacier globalaccelerator glue grafana greengrass groundtruthlabeling " +
	"guardduty health healthlake honeycode iam identity-sync identitystore imagebuilder importexport " +
	"ingestion.timestream ingress.eks inspector inspector2 internetmonitor invoicing iot iotanalytics " +
	"iotevents iotfleethub iotfleetwise iotmanagedintegrations iotroborunner iotsitewise iotthingsgraph " +
	"iottwinmaker iotwireless ivs job.sagemaker justintimeaccess.ssm kafka kafka.application-autoscaling " +
	"kafkaconnect kendra kinesis kinesisanalytics kinesisreplication.dynamodb kinesisvideo kms lakeformation " +
	"lambda lambda.application-autoscaling launchwizard lex lexv2 license-management.marketplace " +
	"license-manager license-manager.master-account license-manager.member-account lightsail logging.s3 logs " +
	"lookoutequipment lookoutmetrics lookoutvision m2 machinelearning macie macie2 " +
	"maintenance.elasticbeanstalk malware-protection-plan.guardduty malware-protection.guardduty " +
	"managedblockchain managedservices managedupdates.elasticbeanstalk mediaconnect mediaconvert mediaimport " +
	"medialive mediapackage mediastore mediatailor medical-imaging member.org.stacksets.cloudformation " +
	"memorydb metering-marketplace metrics.wellarchitected mgn migrationhub migrationhub-orchestrator " +
	"migrationhub-strategy mobileanalytics mobilehub monitoring monitoring.rds monitoring.thinclient " +
	"monitron mpa mq neptune-db neptune-graph neptune.application-autoscaling network-connectors.lambda " +
	"network-firewall network-security-director network-security-manager network.bedrock-agentcore " +
	"networkflowmonitor networkmanager networkmonitor nimble notifications notifications-contacts " +
	"notifications.ssm oam observability.aoss observabilityadmin odb omics one opensearch " +
	"opensearch.application-autoscaling opensearchservice ops.athena ops.emr-serverless opsworks opsworks-cm " +
	"organizations orgsdatasync.servicecatalog osis outposts panorama partnercentral-account-management " +
	"payment-cryptography pca-connector-ad pca-connector-scep pcs permission.iq personalize pinpoint pipes " +
	"pods.eks polly pricing private-marketplace.marketplace private-networks profile proton q qapps " +
	"qbusiness qldb quicksight ram rbin rds rds-data rds.application-autoscaling redshift redshift-data " +
	"redshift-serverless refactor-spaces rekognition remediation.config replication.cassandra " +
	"replication.dynamodb replication.ecr replication.lexv2 replication.s3tables reporting.trustedadvisor " +
	"resale-authorization.marketplace researchstudio resiliencehub resource-explorer-2 resource-groups " +
	"resource-groups-tagging resource-snapshot-job.partnercentral-selling restore-testing.backup robomaker " +
	"rolesanywhere route53 route53-recovery-control-config route53domains route53resolver rtbfabric rum " +
	"runtime-identity.bedrock-agentcore runtime-instances.bedrock-agentcore s3 s3-outposts " +
	"s3.data-source.lustre.fsx s3tables s3vectors sagemaker sagemaker-edge sagemaker-geospatial " +
	"sagemaker.application-autoscaling savingsplans scaler.lambda scheduler schema-conversion.dms schemas " +
	"scraper.aps sdmp secretsmanager security-ir securityagent securityhub securityhubv2 securitylake " +
	"serverlessrepo service.eks servicecatalog servicecatalog-appregistry servicediscovery servicequotas ses " +
	"sgp.eks shield signer signin simspaceweaver sms sms-voice smsintegration.migrationhub " +
	"snow-device-management snowball sns social-messaging spot spotfleet sqlworkbench sqs ssm ssm-contacts " +
	"ssm-guiconnect ssm-incidents ssm-quicksetup ssm-sap ssm.integrations sso sso-oauth " +
	"stacksets.cloudformation states storagegateway sts support supportapp supportplans swf sync.proton " +
	"synthetics tasks.apprunner tax telemetry-enablement.observabilityadmin " +
	"telemetry-pipelines.observabilityadmin textract thinclient thirdparty.config thirdparty.inspector2 " +
	"timestream timestream-influxdb tnb transcribe transcribe.streaming transfer transform-custom " +
	"transitgateway translate triage.security-ir trustedadvisor tts user-attribute-cost-allocation-data " +
	"user-subscriptions uxc vendor-insights verifiedpermissions vmie voiceid vpc vpc-flow-logs vpc-lattice " +
	"vpce vpcgateway waf waf-regional wafv2 wam wellarchitected wickr wisdom workdocs worklink workmail " +
	"workspaces workspaces-instances workspaces-web workspaces.application-autoscaling xray"
