// The forms that add, fixes with what they change, and back to the shared text, in a browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe } from "./axe.mjs";
import { buildCourse, unit } from "./build.mjs";
import { evaluated, launch, open, ready, serve } from "./serve.mjs";

let site, browser;
before(async () => {
  site = await serve(buildCourse());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});

const cross = "walks/both-sides/";
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Runs with a page of its own that must end without a complaint. */
async function on(path, act, options) {
  const page = await open(browser, site.url + path, options);
  try {
    await ready(page);
    await act(page);
    assert.deepEqual(await page.complaints(), []);
  } finally {
    await page.context().close();
  }
}

/** The whole text, as a reader copies it out of its tab. */
async function whole(page) {
  await page.click("[data-rw=tab][data-document=walk]");
  return page.evaluate(() => {
    const content = document.querySelector("[data-rw=editor] .cm-content");
    return content.cmTile.view.state.doc.toString();
  });
}

const form = (page) => page.locator("[data-rw=add-form]");
const field = (page, name) => form(page).locator(`[name="${name}"]`);
const loaded = (page) => page.waitForSelector("rw-add[data-ready] dialog[open]", { timeout: 20_000 });

async function openForm(page, kind) {
  await page.click(`[data-rw=add][data-kind=${kind}]`);
  await loaded(page);
  assert.equal(await form(page).getAttribute("data-kind"), kind);
}

async function fill(page, said) {
  for (const [name, value] of Object.entries(said)) {
    const input = field(page, name);
    if (value === true) await input.check();
    else if (name === "effect" || name === "type") await input.selectOption(value);
    else await input.fill(value);
  }
  await loaded(page);
}

/** Presses Add and waits for the text to be decided. */
async function apply(page) {
  await evaluated(page, () => page.click("[data-rw=add-apply]"));
  await page.waitForSelector(".cm-line.rw-added");
}

/** Each form with what it says, and what its line in the text then has. */
const cases = [
  ["account", { name: "audit" }, /^account \d{12} audit \{$/m],
  ["user", { account: "dev", name: "bob", path: "/eng/" }, /^ {2}user bob \{ path \/eng\/ \}$/m],
  ["role", { account: "prod", name: "Reader", principal: "dev/alice" }, /role Reader \{\n {4}trust \{/],
  ["provider", { account: "prod", name: "gitlab.com" }, /oidc-provider gitlab.com \{ audience sts.amazonaws.com \}/],
  ["trust", { holder: "prod/Deploy", principal: "dev", "external-id": "acme-1" }, /"sts:ExternalId": "acme-1"/],
  ["permission", { holder: "dev/alice", action: "sqs:SendMessage", resource: "*" }, /"sqs:SendMessage"/],
  [
    "step",
    { caller: "dev/alice", role: "prod/Deploy", session: "added" },
    /^ {2}dev\/alice assumes prod\/Deploy as added$/m,
  ],
];

for (const [kind, said, written] of cases) {
  test(`the form of ${kind} shows its change, adds, lights it, and one undo gives the old bytes`, () =>
    on(cross, async (page) => {
      const old = await whole(page);
      assert.doesNotMatch(old, written);
      const steps = await page.locator("[data-rw=step]").count();
      await openForm(page, kind);
      await fill(page, said);
      await page.waitForSelector(".add-change .diff ins");
      await apply(page);
      assert.equal(await page.locator("dialog[open]").count(), 0);
      const lit = await page.$$eval(".cm-line.rw-added", (all) => all.map((l) => l.textContent).join("\n"));
      assert.match(lit, new RegExp(written.source.replace(/[\^$]/g, "")), `lit: ${lit}`);
      if (kind === "step") {
        assert.equal(await page.locator("[data-rw=step]").count(), steps + 1);
        const current = await page.textContent("[data-rw=step][aria-current=step]");
        assert.match(current, /Deploy/);
        assert.notEqual(await page.getAttribute("[data-rw=step][aria-current=step]", "data-outcome"), "");
      }
      assert.match(await whole(page), written);
      await page.click("[data-rw=undo]");
      assert.equal(await whole(page), old);
    }));
}

test("what is wrong stands beside its field with what fits there, and nothing is added", () =>
  on(cross, async (page) => {
    const old = await whole(page);
    await openForm(page, "role");
    await page.click("[data-rw=add-apply]");
    await page.waitForSelector("#add-name-fault");
    assert.equal(await page.evaluate(() => document.activeElement.name), "name");
    assert.match(await page.textContent("#add-name-fault"), /Give the role a name/);
    await fill(page, { name: "deploy/prod", principal: "dev/alicia" });
    await page.waitForFunction(() => /dev\/alice/.test(document.querySelector("#add-principal-fault")?.textContent));
    assert.match(await page.textContent("#add-name-fault"), /\/deploy\/ as the path and prod as the name/);
    assert.equal(await field(page, "name").getAttribute("aria-invalid"), "true");
    assert.equal(await field(page, "name").getAttribute("aria-describedby"), "add-name-fault");
    await page.click("[data-rw=add-cancel]");
    assert.equal(await whole(page), old);
  }));

test("a role is added and asked for with the keyboard alone", () =>
  on(cross, async (page) => {
    await page.focus("[data-rw=add][data-kind=role]");
    await page.keyboard.press("Enter");
    await loaded(page);
    await field(page, "name").focus();
    await page.keyboard.type("Reader");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("dev/alice");
    await loaded(page);
    await evaluated(page, () => page.keyboard.press("Enter"));
    await page.waitForSelector('[data-rw=node][data-name="dev/Reader"]');
    await page.focus('[data-rw=node][data-name="dev/alice"]');
    await page.keyboard.press("Enter");
    await page.focus("[data-rw=arrow]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".arrow-says");
    await page.focus('[data-rw=node][data-name="dev/Reader"]');
    await page.keyboard.press("Enter");
    await loaded(page);
    assert.equal(await field(page, "caller").inputValue(), "dev/alice");
    assert.equal(await field(page, "role").inputValue(), "dev/Reader");
    await field(page, "session").focus();
    await evaluated(page, () => page.keyboard.press("Enter"));
    await page.waitForFunction(() => /Reader/.test(document.querySelector("[aria-current=step]")?.textContent ?? ""));
    assert.equal(await page.getAttribute("[aria-current=step]", "data-outcome"), "allow");
    await page.focus('[data-rw=node][data-name="dev/alice"]');
    await page.keyboard.press("Enter");
    await page.focus("[data-rw=arrow]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".arrow-says");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".arrow-says, dialog[open]").count(), 0);
  }));

test("an arrow is drawn from who asks to what is asked for; one that ends nowhere asks nothing", () =>
  on(cross, async (page) => {
    const middle = async (name) => {
      const box = await page.locator(`[data-rw=node][data-name="${name}"]`).boundingBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    await page.mouse.move(...(await middle("dev/alice")));
    await page.mouse.down();
    await page.waitForTimeout(300);
    const [x, y] = await middle("prod/Deploy");
    await page.mouse.move(x - 40, y, { steps: 4 });
    assert.equal(await page.locator(".drawn-arrow").count(), 1);
    await page.mouse.move(x, y, { steps: 2 });
    assert.equal(await page.locator('.aimed[data-name="prod/Deploy"]').count(), 1);
    await page.mouse.up();
    await loaded(page);
    assert.equal(await field(page, "caller").inputValue(), "dev/alice");
    assert.equal(await field(page, "role").inputValue(), "prod/Deploy");
    await page.keyboard.press("Escape");
    await page.mouse.move(...(await middle("dev/alice")));
    await page.mouse.down();
    await page.mouse.move(x, y + 400, { steps: 4 });
    await page.mouse.up();
    assert.equal(await page.locator(".drawn-arrow, dialog[open]").count(), 0);
    await page.click('[data-rw=node][data-name="dev/alice"]');
    assert.match(await page.textContent("[data-rw=inspector]"), /alice/);
  }));

test("an account and what is selected have forms of their own, filled in with their names", () =>
  on(cross, async (page) => {
    const opens = async (button, kind, said) => {
      await page.click(button);
      await loaded(page);
      assert.equal(await form(page).getAttribute("data-kind"), kind);
      for (const [name, value] of Object.entries(said)) assert.equal(await field(page, name).inputValue(), value);
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => !document.querySelector("dialog[open]"));
    };
    await opens(".plus >> nth=1", "role", { account: "prod" });
    await page.click('[data-rw=node][data-name="prod/Deploy"]');
    await opens("[data-rw=add-here][data-kind=trust]", "trust", { holder: "prod/Deploy", principal: "" });
    await opens("[data-rw=add-here][data-kind=permission]", "permission", { holder: "prod/Deploy" });
    await opens("[data-rw=add-here][data-kind=step]", "step", { caller: "", role: "prod/Deploy" });
  }));

test("in a challenge nothing is added", () =>
  on("walks/only-the-pipeline/", async (page) => {
    assert.equal(await page.locator("[data-rw=add], [data-rw=add-here]").count(), 0);
  }));

test("on a phone the form is of 44 px, and what is added is in view", () =>
  on(
    cross,
    async (page) => {
      await page.click("[data-pane=picture]");
      await page.tap("[data-rw=add][data-kind=user]");
      await loaded(page);
      const small = await page.$$eval("dialog[open] :is(input, select, button)", (all) =>
        all.filter((e) => e.type !== "checkbox" && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML),
      );
      assert.deepEqual(small, []);
      await fill(page, { name: "bob" });
      await apply(page);
      assert.equal(await page.isVisible(".cm-line.rw-added"), true);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    },
    phone,
  ));

for (const colorScheme of ["light", "dark"]) {
  for (const size of [{}, phone]) {
    test(`axe finds nothing in a form, ${colorScheme}${size.isMobile ? ", phone" : ""}`, () =>
      on(
        cross,
        async (page) => {
          if (size.isMobile) await page.click("[data-pane=picture]");
          await openForm(page, "trust");
          await fill(page, { holder: "prod/Deploy", principal: "dev/nil" });
          await page.waitForSelector("#add-principal-fault");
          await page.evaluate(axe);
          const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
          assert.deepEqual(
            found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`),
            [],
          );
        },
        { ...size, colorScheme },
      ));
  }
}

test("what fits is told by place, from the forms of the language", async () => {
  const { hints } = await unit("editor/signature");
  const words = (text) => hints(text)?.map(({ before, word }) => [before, word].filter(Boolean).join(" "));
  const step = 'account 1 a { role R { trust {} } }\nstep "x" { ';
  assert.ok(words(`${step}a/R `).includes("ACTOR assumes"), words(`${step}a/R `));
  assert.deepEqual(words(`${step}a/R assumes `), ["ACTOR assumes ROLE"]);
  const clauses = words(`${step}a/R assumes a/R as s1 `);
  assert.ok(clauses.includes("for") && clauses.includes("external-id"), clauses);
  assert.ok(!clauses.includes("oidc"), clauses);
  assert.ok(!words(`${step}a/R assumes a/R as s1 mfa for 1h `).includes("for"));
  const role = words("account 1 a { role R {\n");
  assert.ok(role.includes("trust") && role.includes("max-session") && role.includes("path"), role);
  assert.ok(!words("account 1 a { role R { trust {} ").includes("trust"));
  for (const none of ["", "# a ", 'title "a ', "account 1 a { role R { trust { "])
    assert.equal(words(none), undefined, none);
});

/** Writes the whole text anew, as a paste does. */
async function write(page, body) {
  await page.click("[data-rw=tab][data-document=walk]");
  await evaluated(page, () =>
    page.evaluate((insert) => {
      const { view } = document.querySelector("[data-rw=editor] .cm-content").cmTile;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, userEvent: "input.paste" });
    }, body),
  );
}

test("a role without a trust policy and a path in a name have fixes, which show what they change", () =>
  on(cross, async (page) => {
    await write(page, "account 111111111111 dev {\n  role X { }\n}\n");
    const fix = page.locator("[data-code=MISSING_TRUST] [data-rw=fix]");
    await fix.first().waitFor({ timeout: 20_000 });
    await page.waitForSelector("[data-code=MISSING_TRUST] rw-change ins", { timeout: 20_000 });
    assert.match(await page.textContent("[data-code=MISSING_TRUST] rw-change ins >> nth=0"), /role X|trust/);
    await evaluated(page, () => fix.first().click());
    assert.match(await whole(page), /role X \{\n {4}trust \{/);
    await page.click("[data-rw=undo]");
    assert.match(await whole(page), /role X \{ \}/);

    await write(page, "account 111111111111 dev {\n  role deploy/X { trust unknown }\n}\n");
    await page.click("footer.problems .head");
    await page.locator("[data-code=INVALID_NAME] [data-rw=fix]").waitFor({ timeout: 20_000 });
    assert.match(await page.textContent("[data-code=INVALID_NAME]"), /path \/deploy\//);
    await evaluated(page, () => page.click("[data-code=INVALID_NAME] [data-rw=fix]"));
    assert.match(await whole(page), /role X \{ path \/deploy\/ trust unknown \}/);
  }));

test("behind a role the clauses of a step stand with a sentence each; Escape shuts them", () =>
  on(cross, async (page) => {
    await write(
      page,
      "account 111111111111 dev {\n  user a { }\n  role X { trust {} }\n}\n\nstep { dev/a assumes dev/X as s1 }\n",
    );
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type(" "); // the first key fetches what helps
    await page.waitForTimeout(1000);
    await page.keyboard.press("Backspace");
    await page.keyboard.type(" ");
    await page.waitForSelector("[data-rw=signature]", { timeout: 20_000 });
    const said = await page.textContent("[data-rw=signature]");
    assert.match(said, /external-id STRING/);
    assert.doesNotMatch(said, /calls/);
    await page.keyboard.press("Escape");
    const shown = () => page.locator("[data-rw=signature]").count();
    if ((await shown()) > 0) await page.keyboard.press("Escape"); // the first has shut what completes words
    assert.equal(await shown(), 0);
  }));

test("formatting puts the indentation right, keeps the caret with its word, and is one undo", () =>
  on(cross, async (page) => {
    const role = 'role X {\ntrust {\n"Version": "2012-10-17",\n  "Statement": [] }\n }';
    const body = `account 111111111111 dev {\n      user a { }\n ${role} }\n`;
    await write(page, body);
    const caret = () =>
      page.evaluate(() => {
        const { state } = document.querySelector("[data-rw=editor] .cm-content").cmTile.view;
        return state.doc.sliceString(state.selection.main.head, state.selection.main.head + 8);
      });
    await page.evaluate(() => {
      const { view } = document.querySelector("[data-rw=editor] .cm-content").cmTile;
      view.dispatch({ selection: { anchor: view.state.doc.toString().indexOf("role X") } });
      view.focus();
    });
    await evaluated(page, () => page.keyboard.press("Shift+Alt+f"));
    assert.match(await whole(page), /^ {2}user a \{ \}\n {2}role X \{\n {4}trust \{\n"Version"/m);
    assert.equal(await caret(), "role X {");
    await page.click('[data-rw=tab][data-document="trust of dev/X"]');
    await page.click("[data-rw=editor] .cm-content");
    await evaluated(page, () => page.keyboard.press("Shift+Alt+f"));
    assert.match(await whole(page), /^ {4}trust \{\n {6}"Version": "2012-10-17",\n {6}"Statement": \[\] \}$/m);
    await page.click("[data-rw=undo]");
    await page.click("[data-rw=undo]");
    assert.equal(await whole(page), body);
  }));

test("start over stands at hand after an edit, shows what was changed, and can be undone", () =>
  on(cross, async (page) => {
    const old = await whole(page);
    assert.equal(await page.locator("[data-rw=reset]").count(), 0);
    const own = old.replace("333333333333", "111111111111");
    await write(page, own);
    await page.click("[data-rw=reset]");
    await page.waitForSelector("[data-rw=reset-box] ins", { timeout: 20_000 });
    assert.match(await page.textContent("[data-rw=reset-box] del"), /333333333333/);
    assert.match(await page.textContent("[data-rw=reset-box] ins"), /111111111111/);
    await evaluated(page, () => page.click("[data-rw=reset-apply]"));
    assert.equal(await whole(page), old);
    assert.equal(await page.locator("[data-rw=reset]").count(), 0);
    await page.click("[data-rw=undo]");
    assert.equal(await whole(page), own);
  }));

test("a walk that came with a link goes back to the link, also after a reload", () =>
  on(cross, async (page) => {
    await page.click("[data-rw=share]");
    await page.waitForFunction(() => /#w1\./.test(document.querySelector("dialog[open] textarea")?.value ?? ""));
    const link = await page.inputValue("dialog[open] textarea >> nth=0");
    await page.goto("about:blank");
    await page.goto(link);
    await ready(page);
    await page.waitForSelector("[data-rw=step]");
    const old = await whole(page);
    await write(page, `${old}\n# mine\n`);
    await page.reload();
    await ready(page);
    await page.waitForSelector("[data-rw=reset]");
    await page.click("[data-rw=reset]");
    await page.waitForSelector("[data-rw=reset-box] ins", { timeout: 20_000 });
    await evaluated(page, () => page.click("[data-rw=reset-apply]"));
    assert.equal(await whole(page), old);
  }));
