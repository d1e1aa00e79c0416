// Answers decide requests by iam-simulate's core: newline-delimited JSON in, one {"id", "decision"} a line out, in
// order. An empty line asks for all answers that are ready. It runs as a process of its own; nothing of that engine is
// linked into Rolewalk or shipped with it.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadPolicy } from '@cloud-copilot/iam-policy';

const require = createRequire(import.meta.url);
const root = dirname(dirname(dirname(require.resolve('@cloud-copilot/iam-simulate'))));
const part = (path) => import(pathToFileURL(join(root, 'dist/esm', path)).href);
const { authorize } = await part('core_engine/CoreSimulatorEngine.js');
const { AwsRequestImpl } = await part('request/request.js');
const { RequestContextImpl } = await part('requestContext.js');
const { DiscoveryContextKeyConstraints } = await part('context_keys/discoveryContextKeyConstraints.js');

const fullAccess = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};
const words = { Allowed: 'allowed', ImplicitlyDenied: 'implicitDeny', ExplicitlyDenied: 'explicitDeny' };
const parameters = { simulationMode: 'Strict', discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]) };

const load = (document, name) => loadPolicy(document, { name });
const all = (documents, name) => (documents ?? []).map((d, i) => load(d, `${name}${i}`));
const levels = (list, name, extra) =>
  (list ?? []).map((documents, i) => ({ orgIdentifier: `${name}${i}`, policies: all([...extra, ...documents], name) }));

function decide(r) {
  const texts = (v) => (Array.isArray(v) ? v.map(String) : String(v));
  const context = Object.fromEntries(Object.entries(r.context ?? {}).map(([k, v]) => [k, texts(v)]));
  const answer = authorize({
    request: new AwsRequestImpl(
      r.principal,
      { resource: r.resource, accountId: r.resourceAccount },
      r.action,
      new RequestContextImpl(context),
    ),
    identityPolicies: all(r.identityPolicies, 'identity'),
    resourcePolicy: r.resourcePolicy ? load(r.resourcePolicy, 'resource') : undefined,
    sessionPolicy: r.sessionPolicies?.length ? load(r.sessionPolicies[0], 'session') : undefined,
    permissionBoundaries: r.permissionsBoundaries?.length ? all(r.permissionsBoundaries, 'boundary') : undefined,
    serviceControlPolicies: levels(r.scps, 'scp', []),
    resourceControlPolicies: levels(r.rcps, 'rcp', [fullAccess]),
    vpcEndpointPolicies: undefined,
    simulationParameters: parameters,
  });
  return words[answer.result] ?? answer.result;
}

const out = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line === '') {
    if (out.length) process.stdout.write(out.splice(0).join('\n') + '\n');
    continue;
  }
  let answer;
  try {
    const request = JSON.parse(line);
    answer = { id: request.id, decision: decide(request) };
  } catch (fault) {
    answer = { decision: null, error: String(fault) };
  }
  out.push(JSON.stringify(answer));
  if (out.length >= 256) process.stdout.write(out.splice(0).join('\n') + '\n');
}
if (out.length) process.stdout.write(out.join('\n') + '\n');
