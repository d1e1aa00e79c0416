// The share service in a browser: walks that try to be more than text, stored in a native server and opened from it.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildSite } from "./build.mjs";
import { evaluated, launch, open, ready, visit } from "./serve.mjs";

const HOSTILE = String.raw`title "</title><script>alert(1)</script>\"'<img src=x onerror=alert(1)>]]>&#0;"
about """
<script>alert(2)</script> **bold** [a](javascript:alert(3)) ![x](https://example.com/x.png) <svg onload=alert(4)>
"""
account 111111111111 dev {
  user ana { policy "p<script>" {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}} }
  oidc-provider token.actions.githubusercontent.com { audience "</script><script>alert(5)</script>" }
  role Deploy {
    trust {"Statement": [{"Sid": "</script><svg onload=alert(6)>", "Effect": "Allow",
      "Action": "sts:AssumeRole", "Principal": {"AWS": "333333333333"}},
      {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {
        "Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"},
       "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "<img src=x onerror=alert(7)>*"}}}]}
  }
}
step "<svg onload=alert(8)><script>alert(9)</script>" {
  dev/ana assumes Deploy as ci
  note "<iframe srcdoc='<script>alert(10)</script>'></iframe>"
}
step "claims" {
  oidc token.actions.githubusercontent.com assumes Deploy as run
  claims {"aud": "</script><script>alert(11)</script>", "sub": "<img src=x onerror=alert(12)>\u2028"}
}
`;
const TITLE = `</title><script>alert(1)</script>"'<img src=x onerror=alert(1)>]]>&#0;`;

let browser, data, server, base, ended;
before(async () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const site = buildSite();
  execFileSync("go", ["build", "-o", "bin/rolewalk-test", "./tools/rolewalk"], { cwd: root });
  data = await mkdtemp(join(tmpdir(), "rolewalk-"));
  const options = ["serve", "--dir", site, "--data", data, "--addr", "127.0.0.1:0", "--no-limits"];
  server = spawn(join(root, "bin/rolewalk-test"), options);
  ended = new Promise((done) => server.on("exit", done));
  base = await new Promise((found, failed) => {
    let said = "";
    const read = (chunk) => {
      said += chunk;
      const address = /at (http:\/\/127[\d.:]+)/.exec(said);
      if (address) found(address[1]);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("exit", () => failed(new Error(said)));
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.kill();
  await ended;
  await rm(data, { recursive: true, force: true });
});

async function store(body) {
  const answer = await fetch(`${base}/api/walks`, { method: "POST", body, headers: { "content-type": "text/plain" } });
  assert.equal(answer.status, 201, await answer.clone().text());
  return answer.json();
}

const text = (page, selector) => page.$eval(selector, (e) => e.textContent);

/** What only an attack could have put into a document. */
const foreign = (page) =>
  page.evaluate(() => ({
    scripts: [...document.scripts].filter(
      (s) => !s.src && /alert\(/.test(s.textContent) && s.type !== "application/json",
    ).length,
    handlers: document.querySelectorAll("[onload], [onerror], iframe, img[src=x], a[href^='javascript:']").length,
  }));
const NONE = { scripts: 0, handlers: 0 };

for (const javaScriptEnabled of [false, true])
  for (const frame of ["", "/embed"])
    test(`a hostile walk is text in /w/ID${frame}, ${javaScriptEnabled ? "live" : "as it comes"}`, async () => {
      const { id } = await store(HOSTILE);
      await visit(
        browser,
        `${base}/w/${id}${frame}`,
        async (page) => {
          if (javaScriptEnabled) {
            assert.equal(await page.title(), `${TITLE} · Rolewalk`);
            assert.deepEqual(await foreign(page), NONE);
            assert.equal((await page.$$("[data-rw=step]")).length, 2);
            await page.click("[data-rw=step] >> nth=1");
            await page.waitForSelector("[data-rw=step][aria-current=step] >> text=claims");
            assert.deepEqual(await foreign(page), NONE);
          } else {
            const document = await page.content();
            assert.ok(!/<(script|svg|img|iframe)[^>]*(alert|onload|onerror|srcdoc)/.test(document));
            assert.match(await text(page, "[data-rw=step]"), /<svg onload=alert\(8\)>/);
          }
        },
        { javaScriptEnabled },
      );
    });

test("a hostile walk is text in its card, and the picture loads as one", async () => {
  const { id } = await store(HOSTILE);
  const page = await open(browser, `${base}/card/${id}.svg`);
  assert.equal(await page.evaluate(() => document.documentElement.localName), "svg");
  assert.equal(await page.evaluate(() => document.querySelectorAll("script, img, foreignObject, [onload]").length), 0);
  assert.match(await page.evaluate(() => document.documentElement.textContent), /<script>alert\(1\)<\/script>/);
  assert.deepEqual(await page.complaints(), []);
  await page.goto(`${base}/healthz`);
  for (const kind of ["svg", "png"]) {
    const answer = await fetch(`${base}/card/${id}.${kind}`);
    const width = await page.evaluate(
      async ([bytes, type]) => {
        const blob = new Blob([new Uint8Array(bytes)], { type });
        const image = new Image();
        image.src = URL.createObjectURL(blob);
        await image.decode();
        return image.naturalWidth;
      },
      [[...new Uint8Array(await answer.arrayBuffer())], answer.headers.get("content-type")],
    );
    assert.equal(width, 1200, kind);
  }
  await page.context().close();
});

test("the oEmbed answer of a hostile walk makes one frame and nothing else", async () => {
  const { url } = await store(HOSTILE);
  const { html, title } = await (await fetch(`${base}/oembed?url=${encodeURIComponent(url)}`)).json();
  assert.equal(title, TITLE);
  const page = await open(browser, `${base}/healthz`);
  const made = await page.evaluate((markup) => {
    const { body } = new DOMParser().parseFromString(markup, "text/html");
    return [...body.querySelectorAll("*")].map((e) => [e.localName, e.getAttribute("src"), e.title]);
  }, html);
  assert.deepEqual(made, [["iframe", `${url}/embed`, `Rolewalk: ${TITLE}`]]);
  assert.deepEqual(await page.complaints(), []);
  await page.context().close();
});

const PLAIN = HOSTILE.replace(/^title .*$/m, 'title "A walk that was stored"');

test("a stored walk opens with its own first view, which stays, and an edit makes it the reader's", async () => {
  const { id } = await store(PLAIN);
  const address = `${base}/w/${id}`;
  let first;
  await visit(
    browser,
    address,
    async (page) => {
      first = [await text(page, "[data-rw=verdict]"), await page.title()];
    },
    { javaScriptEnabled: false },
  );
  const page = await open(browser, address);
  await ready(page);
  const squeezed = (words) => words.replace(/\s+/g, "");
  assert.deepEqual([await text(page, "[data-rw=verdict]"), await page.title()].map(squeezed), first.map(squeezed));
  assert.equal(await page.title(), "A walk that was stored · Rolewalk");
  await page.click("[data-rw=tab][data-document=walk]");
  await evaluated(page, async () => {
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+Home");
    await page.keyboard.insertText("# mine\n");
  });
  await page.reload();
  await ready(page);
  await page.waitForSelector('.notice button:has-text("Start over")');
  assert.deepEqual(await page.complaints(), []);
  assert.equal(await (await fetch(`${base}/api/walks/${id}`)).text(), PLAIN);
  await page.context().close();
});

test("an address without a walk says so", async () => {
  const page = await open(browser, `${base}/w/AAAAAAAAAAAAAAAA`);
  assert.match(await text(page, "body"), /There is no walk at this address/);
  // The browser itself says that the answer is 404.
  assert.deepEqual(
    (await page.complaints()).filter((c) => !/404/.test(c)),
    [],
  );
  await page.context().close();
});
