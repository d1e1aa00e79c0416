import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildSite, unit } from "./build.mjs";
import { fakeWorker } from "./fake-worker.mjs";
import { launch, serve, visit } from "./serve.mjs";

const { namesAfter, placeAfter } = await unit("editor/place");
const { offer } = await unit("editor/complete");
const { explain } = await unit("editor/explain");
const { next, spell, stands, walkPlace } = await unit("editor/walk-place");
const tables = await unit("gen/keys");
const { conditionKeys, conditionOperators, walkForms } = tables;

let site, browser, folder;
before(async () => {
  folder = buildSite();
  site = await serve(folder, { "/worker.js": fakeWorker(folder) });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});

const node = (kind, id, arn) => ({ kind, id, arn, kindWord: kind, name: id });
const role = "arn:aws-cn:iam::111111111111:role/Deploy";
const context = [
  { key: "aws:principalorgid", values: ["o-walk"], given: true, unknown: false },
  { key: "sts:ExternalId", values: ["k3Q9"], given: false, unknown: false },
  { key: "corp:Cost", values: [], given: true, unknown: false },
];
const world = {
  accounts: [
    {
      id: "111111111111",
      alias: "dev",
      nodes: [
        node("role", "dev/Deploy", role),
        node("service", "lambda.amazonaws.com", "lambda.amazonaws.com"),
        node("provider", "dev/Okta", "arn:aws-cn:iam::111111111111:saml-provider/Okta"),
        node("resource", "b", "arn:aws-cn:s3:::b"),
      ],
    },
  ],
  lanes: [{ session: "ci" }],
  rows: [
    {
      step: {
        edge: { label: "s3:GetObject" },
        code: "AccessDenied",
        context,
        gates: [{ gate: "trust", name: "Trust policy" }],
      },
    },
  ],
};
const labels = (text, json = true) => {
  const [before, after = ""] = text.split("¦");
  return offer(world, before, after, json)?.options.map((c) => c.label) ?? [];
};
const names = (words) => words.map(({ name }) => name);

test("a statement is offered the elements that its kind of policy may have", () => {
  const elements = (json, text = '{"Version": "2012-10-17", "Statement": {¦}}') => labels(text, json);
  assert.ok(elements("trust").includes("Principal"));
  assert.ok(!elements("trust").includes("Resource"), "a trust policy has no Resource");
  assert.ok(!elements("identity").includes("Principal") && !elements("identity").includes("NotPrincipal"));
  assert.ok(elements("resource").includes("NotPrincipal"));
  const walk = (head) => elements(false, `account 111111111111 dev {\n  ${head} {"Statement": {¦}}`);
  assert.ok(!walk("user alice { policy p").includes("Principal"));
  assert.ok(!walk("role R { boundary").includes("Principal"));
  assert.ok(walk("role R { trust").includes("Principal"));
  assert.ok(walk("resource arn:aws:s3:::b { policy").includes("Principal"));
});

test("the place of the caret is found in a policy, in a walk, and in a text that does not parse", () => {
  const inCondition = `# a "comment" {
    about """ "Condition": { """
    policy of arn:aws:iam {
      { "Statement": [{ "Condition": { "Bool": {`;
  const path = ["", "", "Statement", "", "Condition", "Bool"];
  const is = (text, expected) => {
    const { path, name, quoted } = placeAfter(text);
    assert.deepEqual({ path, name, quoted }, expected, text);
  };
  is(inCondition, { path, name: true, quoted: false });
  is(`${inCondition} "`, { path, name: true, quoted: true });
  is(`${inCondition} word`, { path, name: true, quoted: false });
  is(`${inCondition} "a": "`, { path, name: false, quoted: true });
  is(`${inCondition} "a": ["x", "`, { path: [...path, "a"], name: false, quoted: true });
  is(`${inCondition} "a": "b",`, { path, name: true, quoted: false });
  is(`${inCondition} "broken\n, "`, { path, name: true, quoted: true });
  assert.deepEqual(placeAfter(`${inCondition} } `).path, path.slice(0, -1));
  assert.deepEqual(placeAfter('{ "a": { "x": 1 }, "b": "').names, ["a", "b"]);
  assert.equal(placeAfter('{ "a": "b c').from, 8);
  assert.deepEqual(namesAfter('d": 1, "e": { "f": 2 }, "g": [3] }, { "h": 4'), ["e", "g"]);
});

test("a member's name is an element that its object has not", () => {
  assert.deepEqual(labels('{ "'), names(tables.policyElements));
  assert.deepEqual(labels('{ "¦", "Statement": [] }'), ["Version", "Id"]);
  assert.deepEqual(labels('{ "Statement": [{ "'), names(tables.statementElements));
  assert.deepEqual(
    labels('{ "Statement": [{ "Sid": "x", "¦", "Effect": "Allow", "NotAction": [{ "Resource": 1 }] }]'),
    ["Principal", "NotPrincipal", "Resource", "NotResource", "Condition"],
  );
  assert.deepEqual(labels('{ "Statement": { "Principal": { "AWS": "x", "'), ["Service", "Federated", "CanonicalUser"]);
});

test("an element's value is what it takes", () => {
  const value = (name) => labels(`{ "Statement": [{ ${name}: "`);
  assert.deepEqual(labels('{ "Version": "'), ["2012-10-17", "2008-10-17"]);
  assert.deepEqual(value('"Effect"'), ["Allow", "Deny"]);
  assert.deepEqual(value('"Sid"'), []);
  assert.equal(value('"NotAction"')[0], "sts:AssumeRole");
  for (const action of ["s3:GetObject", "iam:PassRole", "*"]) assert.ok(value('"Action"').includes(action), action);
  assert.deepEqual(value('"Resource"'), ["arn:aws-cn:s3:::b", "arn:aws-cn:s3:::b/*", role, "*"]);
  assert.deepEqual(value('"Principal"'), ["*"]);
  assert.deepEqual(value('"Principal": { "AWS"'), [role, "arn:aws-cn:iam::111111111111:root", "111111111111", "*"]);
  assert.deepEqual(value('"Principal": { "Federated"'), ["arn:aws-cn:iam::111111111111:saml-provider/Okta"]);
  const services = value('"Principal": { "Service"');
  assert.equal(services[0], "lambda.amazonaws.com");
  assert.equal(services.filter((s) => s === "lambda.amazonaws.com").length, 1);
  assert.ok(services.includes("ec2.amazonaws.com") && services.length > 300);
});

test("a condition has the engine's operators and keys, and the values that fit a key", () => {
  const condition = '{ "Statement": { "Condition": { "';
  const operators = labels(condition);
  for (const { name } of conditionOperators) assert.ok(operators.includes(name), name);
  for (const name of ["StringLikeIfExists", "ForAnyValue:StringLike", "ForAllValues:StringEqualsIfExists"])
    assert.ok(operators.includes(name), name);
  assert.ok(!operators.some((name) => /Null./.test(name) || /:Null/.test(name)));
  const before = `${condition}StringEquals": { "`;
  const keys = new Map(offer(world, before, "", true).options.map((c) => [c.label, c]));
  assert.ok(conditionKeys.length > 60);
  for (const key of conditionKeys) assert.ok(keys.has(key.name), key.name);
  assert.equal(keys.get("aws:TagKeys").detail, "String, several values");
  assert.equal(
    keys.get("aws:PrincipalOrgID").info,
    "It is present if the caller's account belongs to an organization.",
  );
  assert.equal(keys.get("corp:Cost").detail, "in this walk");
  assert.equal(keys.size, conditionKeys.length + 1, "each key once, and nothing but keys");
  const value = (key, operator = "StringEquals") => labels(`${condition}${operator}": { "${key}": ["`);
  assert.deepEqual(value("aws:MultiFactorAuthPresent", "Bool"), ["true", "false"]);
  assert.deepEqual(value("sts:ExternalId", "Null"), ["true", "false"]);
  assert.deepEqual(value("sts:ExternalId"), ["k3Q9"]);
  assert.deepEqual(value("aws:ResourceOrgID"), ["o-walk"]);
  assert.deepEqual(value("aws:SourceAccount"), ["111111111111"]);
  assert.deepEqual(value("aws:SourceArn", "ArnLike"), ["arn:aws-cn:s3:::b"]);
  assert.deepEqual(value("aws:PrincipalArn", "ArnLike"), [role, "arn:aws-cn:iam::111111111111:root"]);
});

test("what is written has the marks that the text lacks", () => {
  const written = (before, after, label) =>
    offer(world, before, after, true).options.find((c) => c.label === label).apply;
  assert.equal(written("{ ", "", "Version"), '"Version": ');
  assert.equal(written('{ "', "", "Version"), 'Version": ');
  assert.equal(written('{ "', '": 1', "Version"), "Version");
  assert.equal(written('{ "Statement": { "Effect": "', "", "Deny"), 'Deny"');
  assert.equal(written('{ "Statement": { "Effect": "', '", "Sid": "x"', "Deny"), "Deny");
  assert.equal(written('{ "Statement": { "Effect": ', "", "Deny"), '"Deny"');
  const tag = '{ "Statement": { "Condition": { "StringEquals": { "';
  assert.equal(written(tag, "", "aws:PrincipalTag/"), "aws:PrincipalTag/");
});

/** The text that leads into a block of the language. */
function into(block) {
  if (block === "file") return "";
  const opener = walkForms.find((f) => f.opens === block);
  return `${into(opener.in)} ${opener.example.slice(0, opener.example.indexOf("{"))} {\n`;
}

test("the words of the walk language are offered where the engine's forms have them", () => {
  for (const block of new Set(walkForms.map((f) => f.in))) {
    const forms = walkForms.filter((f) => f.in === block);
    assert.equal(walkPlace(into(block)).block, block);
    const words = next(walkPlace(into(block))).map(({ word }) => word);
    for (const { usage } of forms) assert.ok(words.includes(usage.split(" ")[0]), `${block}: ${usage}`);
    assert.equal(words.length, new Set(forms.map((f) => f.usage.split(" ")[0])).size, block);
  }
  assert.deepEqual(labels("step { dev/alice assumes dev/Deploy ", false), ["as"]);
  assert.deepEqual(labels("step { ci calls ", false)[0], "sts:AssumeRole");
  assert.deepEqual(labels("step { dev/alice assumes ", false), ["dev/Deploy"]);
  assert.deepEqual(labels("step { ci calls s3:GetObject on * expect deny by ", false), ["trust"]);
  const clauses = labels("step { ci calls s3:GetObject on * from 203.0.113.9 ", false);
  assert.ok(clauses.includes("context") && clauses.includes("expect"));
  for (const word of ["from", "external-id", "refresh", "oidc", "assumes"]) assert.ok(!clauses.includes(word), word);
  assert.ok(!labels('title "x" clo¦', false).includes("title"));
  assert.deepEqual(labels("# a comment ", false), []);
  assert.deepEqual(labels('note """ a', false), []);
});

test("a policy in a walk is completed as a policy, tags are not", () => {
  const trust = 'account 1 dev { role R { tags {"a": "b"} trust ';
  assert.deepEqual(labels(`${trust}{ "`, false), names(tables.policyElements));
  assert.deepEqual(labels(`${trust}{ "Statement": [{ "Effect": "`, false), ["Allow", "Deny"]);
  assert.ok(!labels('account 1 dev { role R { tags { "', false).includes("Version"));
  assert.deepEqual(labels('account 1 dev { managed-policy m { "', false), names(tables.policyElements));
  assert.ok(labels("account 1 dev { managed-policy m { path /x/ ", false).includes("policy"));
  assert.deepEqual(labels('organization o { scp s on ou A/B { "', false), names(tables.policyElements));
});

test("every word of the tables is explained, with AWS's page", () => {
  const at = (before, word, json = true) => {
    const found = explain(`${before}"${word}"`, before.length + 2, json);
    assert.ok(found, `${before} ${word}`);
    assert.match(found.sentence, /^\S.*\.$/, word);
    assert.match(found.see, /^https:\/\/docs\.aws\.amazon\.com\//, word);
    return found;
  };
  const statement = '{ "Statement": [{ ';
  let seen = 0;
  const all = (words, before, spelled = (w) => w.name) => {
    for (const word of words) {
      at(before, spelled(word));
      at(`account 1 a { role r { trust ${before}`, spelled(word), false);
      seen++;
    }
  };
  all(tables.policyElements, "{ ");
  all(tables.statementElements, statement);
  all(tables.effects, `${statement}"Effect": `);
  all(tables.policyVersions, '{ "Version": ');
  all(tables.principalKinds, `${statement}"NotPrincipal": { `);
  all(tables.stsActions, `${statement}"Action": ["s3:GetObject", `);
  all(conditionOperators, `${statement}"Condition": { `);
  all(tables.operatorParts, `${statement}"Condition": { `, ({ name }) =>
    name.endsWith(":") ? `${name}StringLike` : `StringLike${name}`,
  );
  all(conditionKeys, `${statement}"Condition": { "StringLike": { `, ({ name }) => name.replace(/\/$/, "/team"));
  assert.ok(seen > 140, `${seen} words`);
  assert.match(at(`${statement}"Condition": { `, "ForAnyValue:StringLike").sentence, /wildcards\. ForAnyValue asks/);
  assert.equal(explain('{ "Statement": [{ "Sid": "Allow" }] }', 28, true), undefined);
});

test("every word of the walk language is explained at its place by the form that it belongs to", () => {
  let seen = 0;
  for (const form of walkForms) {
    const before = `${into(form.in)} `;
    const literals = new Set(spell(form.usage).flat().filter(stands));
    const words = form.example.split(/(?<=\s)/);
    let at = before.length;
    const found = [];
    for (const word of words) {
      if (/^[{["]/.test(word)) break;
      if (literals.has(word.trim())) {
        const tip = explain(before + form.example, at + 1, false);
        assert.ok(tip, `${form.in}: ${word} in ${form.example}`);
        assert.match(tip.sentence, /^\S.*\.$/);
        found.push(tip.title);
        seen++;
      }
      at += word.length;
    }
    assert.ok(found.includes(form.usage), `${form.in}: ${form.example} is explained as ${found}`);
  }
  assert.ok(seen > 150, `${seen} words`);
  const step = "step { dev/alice assumes dev/R as ci from 203.0.113.9 }";
  assert.match(explain(step, step.indexOf("assumes"), false).see, /API_AssumeRole\.html$/);
  assert.match(explain(step, step.indexOf("from"), false).see, /sourceip/);
  assert.equal(explain(step, step.indexOf("alice"), false), undefined);
});

const on = (document, run, options) =>
  visit(
    browser,
    site.url,
    async (page) => {
      if (document) await page.click(`[data-rw=tab][data-document="${document}"]`);
      await run(page);
    },
    options,
  );
const text = (page) => page.$$eval("[data-rw=editor] .cm-line", (all) => all.map((l) => l.textContent).join("\n"));
const popup = ".cm-tooltip-autocomplete";
const trust = "trust of prod/Deploy";
/** Makes the text empty, with what helps there. */
async function clear(page) {
  const fetched = page.waitForResponse((r) => /shared-\w+\.js$/.test(r.url()));
  await page.click("[data-rw=editor] .cm-content");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await fetched;
  await page.waitForTimeout(100);
}

test("what helps is fetched with the first key, and not before", () =>
  on(trust, async (page) => {
    const scripts = () =>
      page.evaluate(() => performance.getEntriesByType("resource").filter((e) => /\.js/.test(e.name)).length);
    const before = await scripts();
    await page.waitForTimeout(300);
    assert.equal(await scripts(), before);
    await page.focus("[data-rw=editor] .cm-content");
    await page.waitForTimeout(300);
    assert.equal(await scripts(), before);
    await page.keyboard.press("x");
    await page.waitForFunction(
      (n) => performance.getEntriesByType("resource").filter((e) => /\.js/.test(e.name)).length > n,
      before,
    );
  }));

test("options open while a word is typed; Enter is a new line until one is chosen, Tab takes the first", () =>
  on(trust, async (page) => {
    await clear(page);
    await page.keyboard.type('{ "Eff');
    assert.equal(await text(page), '{ "Eff');
    await page.keyboard.press("Control+a");
    await page.keyboard.type('{ "Statement": [{ "Eff');
    await page.waitForSelector(`${popup} li:has-text("Effect")`);
    assert.equal(await page.locator(`${popup} li[aria-selected]`).count(), 0);
    await page.waitForTimeout(120);
    await page.keyboard.press("Enter");
    assert.equal((await text(page)).trimEnd(), '{ "Statement": [{ "Eff');
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+a");
    await page.keyboard.type('{ "Statement": [{ "Eff');
    await page.waitForSelector(popup);
    await page.waitForTimeout(120);
    await page.keyboard.press("Tab");
    assert.equal(await text(page), '{ "Statement": [{ "Effect": ');
    await page.keyboard.type('"');
    await page.waitForSelector(`${popup} li:has-text("Deny")`);
    await page.waitForTimeout(120);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await text(page), '{ "Statement": [{ "Effect": "Deny"');
  }));

test("the words of the language open in the whole walk, also before the tables are there", () =>
  on("walk", async (page) => {
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nstep { dev/alice assumes prod/Deploy ");
    await page.keyboard.press("Control+ ");
    await page.waitForSelector(`${popup} li[aria-selected]:has-text("as")`);
    await page.waitForTimeout(120);
    await page.keyboard.press("Enter");
    assert.match(await text(page), /assumes prod\/Deploy as$/);
  }));

test("the caret stays in view, with its options, when the list of errors takes the editor's height", () =>
  on(
    "",
    async (page) => {
      await page.tap(".panes [data-pane=documents]");
      await page.tap('[data-rw=tab][data-document="walk"]');
      await page.tap("[data-rw=editor] .cm-content");
      await page.keyboard.press("Control+End");
      await page.keyboard.type("\nstep { dev/alice assumes prod/Deploy as x e");
      await page.waitForSelector('[data-rw=finding]:has-text("A brace is not closed")');
      await page.waitForTimeout(300);
      const caret = await page.locator(".cm-line").last().boundingBox();
      const editor = await page.locator(".cm-scroller").boundingBox();
      assert.ok(caret.y + caret.height <= editor.y + editor.height + 1, `${caret.y} in ${editor.y} ${editor.height}`);
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  ));

test("a word is explained under the pointer, and at the caret for the keyboard, which Escape brings back", () =>
  on(trust, async (page) => {
    await page.waitForTimeout(300);
    await page.hover(`.cm-line span:text-is('"Effect"') >> nth=0`);
    const tip = page.locator("[data-rw=word-tip]");
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
    await page.hover(`.cm-line span:text-is('"Effect"') >> nth=0`);
    await tip.waitFor();
    assert.match(await tip.textContent(), /^Effect says whether the statement allows or denies/);
    assert.match(await tip.locator("a").getAttribute("href"), /reference_policies_elements_effect\.html$/);
    await page.mouse.move(0, 0);
    await tip.waitFor({ state: "detached" });
    for (const keys of [["F1"], ["Control+k", "Control+i"]]) {
      await page.click(`.cm-line span:text-is('"Effect"') >> nth=0`);
      await page.mouse.move(0, 0);
      await tip.waitFor({ state: "detached" });
      for (const key of keys) await page.keyboard.press(key);
      await tip.waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "AWS's page");
      await page.keyboard.press("Escape");
      await tip.waitFor({ state: "detached" });
      assert.ok(await page.evaluate(() => document.activeElement.closest(".cm-content") !== null));
    }
  }));

test("on a phone what an option means stands under the options, in the window", () =>
  on(
    "",
    async (page) => {
      await page.waitForSelector("[data-rw=editor] .cm-content", { state: "attached" });
      await page.tap(".panes [data-pane=documents]");
      await page.tap("[data-rw=editor] .cm-content");
      await page.keyboard.press("Control+a");
      await page.keyboard.type('{ "Statement": [{ "Eff');
      await page.waitForSelector(`${popup} li:has-text("Effect")`);
      await page.waitForTimeout(120);
      await page.keyboard.press("ArrowDown");
      await page.waitForSelector(".cm-completionInfo");
      await page.waitForTimeout(120);
      const info = await page.locator(".cm-completionInfo").boundingBox();
      const list = await page.locator(`${popup} ul`).boundingBox();
      assert.ok(info.x >= 0 && info.x + info.width <= 390 && info.width > 200, JSON.stringify(info));
      assert.ok(info.y >= list.y + list.height - 2 || info.y + info.height <= list.y + 2, JSON.stringify([info, list]));
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  ));

test("a finger that stays on a word asks for it", () =>
  on(
    "",
    async (page) => {
      await page.waitForSelector("[data-rw=editor] .cm-content", { state: "attached" });
      await page.tap(".panes [data-pane=documents]");
      const word = page.locator(`.cm-line span:text-is('"Effect"')`).first();
      await word.scrollIntoViewIfNeeded();
      await word.tap();
      await page.waitForTimeout(400);
      const { x, y, width, height } = await word.boundingBox();
      const client = await page.context().newCDPSession(page);
      const touchPoints = [{ x: x + width / 2, y: y + height / 2 }];
      await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
      await page.waitForSelector("[data-rw=word-tip]");
      await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      const link = await page.locator("[data-rw=word-tip] a").boundingBox();
      assert.ok(link.height >= 44, `${link.height} px`);
      const tip = await page.locator("[data-rw=word-tip]").boundingBox();
      assert.ok(tip.x >= 0 && tip.x + tip.width <= 390, JSON.stringify(tip));
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  ));

test("a new line in a policy begins where the policy stands in its walk", () =>
  on(trust, async (page) => {
    const lines = async () => (await text(page)).split("\n");
    const before = await lines();
    const indent = (line) => line.length - line.trimStart().length;
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type('"Id": "x",');
    let after = await lines();
    assert.equal(indent(after[1]), indent(before[1]), "behind the opening brace");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("x");
    after = await lines();
    assert.equal(indent(after.at(-2)), indent(after.at(-3)), "behind a line of the statement");
  }));
