// Measures iam-simulate when it is told to: simulator.mjs REQUEST core|public. A number a line in, how often the
// request is to be decided; {"decision", "ns"} a line out, ns being the lesser of wall-clock and processor time. It
// runs as a process of its own, with the package that tools/differ/oracle installs.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { argv, cpuUsage, hrtime, stdin } from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../differ/oracle/package.json", import.meta.url));
const load = (path) => import(pathToFileURL(path).href);
const entrance = require.resolve("@cloud-copilot/iam-simulate");
const root = join(dirname(dirname(dirname(entrance))), "dist/esm");
const { runSimulation } = await load(join(root, "index.js"));
const { authorize } = await load(join(root, "core_engine/CoreSimulatorEngine.js"));
const { AwsRequestImpl } = await load(join(root, "request/request.js"));
const { RequestContextImpl } = await load(join(root, "requestContext.js"));
const { DiscoveryContextKeyConstraints } = await load(join(root, "context_keys/discoveryContextKeyConstraints.js"));
const { loadPolicy } = await load(require.resolve("@cloud-copilot/iam-policy").replace("dist/cjs", "dist/esm"));

/** The core with everything read before: policies, request, context. */
function core(r) {
  const question = {
    request: new AwsRequestImpl(
      r.principal,
      { resource: r.resource, accountId: r.resourceAccount },
      r.action,
      new RequestContextImpl(r.context),
    ),
    identityPolicies: r.identityPolicies.map((policy, i) => loadPolicy(policy, { name: `identity${i}` })),
    resourcePolicy: loadPolicy(r.resourcePolicy, { name: "resource" }),
    sessionPolicy: undefined,
    permissionBoundaries: undefined,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    vpcEndpointPolicies: undefined,
    simulationParameters: {
      simulationMode: "Strict",
      discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]),
    },
  };
  return () => authorize(question).result;
}

/** The call that the package offers, which validates policies, action and resource first. */
function publicCall(r) {
  const question = {
    request: {
      principal: r.principal,
      action: r.action,
      resource: { resource: r.resource, accountId: r.resourceAccount },
      contextVariables: r.context,
    },
    identityPolicies: r.identityPolicies.map((policy, i) => ({ name: `identity${i}`, policy })),
    resourcePolicy: r.resourcePolicy,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  return async () => (await runSimulation(question, { simulationMode: "Strict" })).overallResult;
}

const [file, call] = argv.slice(2);
const request = JSON.parse(await readFile(file, "utf8"));
const decide = call === "core" ? core(request) : publicCall(request);

/** Decides n times, waiting where the call is one to wait for. */
async function run(n) {
  let decision;
  if (call === "core") for (let i = 0; i < n; i++) decision = decide();
  else for (let i = 0; i < n; i++) decision = await decide();
  return decision;
}

// Before it counts, Node has had time to compile.
for (const end = performance.now() + 2000; performance.now() < end; ) await run(10);

for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
  const used = cpuUsage();
  const start = hrtime.bigint();
  const decision = await run(Number(line));
  const wall = Number(hrtime.bigint() - start);
  const { user, system } = cpuUsage(used);
  console.log(JSON.stringify({ decision, ns: Math.min(wall, (user + system) * 1000) }));
}
