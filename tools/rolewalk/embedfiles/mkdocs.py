"""Fences of the language walk in MkDocs, written by `rolewalk embed --for mkdocs`. It needs pymdown-extensions.

Options stand behind the word, with or without quotation marks: ```walk step=2 predict height=480
"""

import html
import re

SITE = "@SITE@"
KNOWN = ("step", "time", "pane", "theme", "predict", "readonly", "edit", "height")
FENCE = re.compile(r"^([ \t>]*(?:`{3,}|~{3,})[ \t]*walk)((?:[ \t].*)?)$", re.MULTILINE)
OPTION = re.compile(r"""([a-z]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))?""")


def on_config(config):
    """Adds the fence and the script to the site."""
    if "pymdownx.superfences" not in config["markdown_extensions"]:
        config["markdown_extensions"].append("pymdownx.superfences")
    # It takes the place of Markdown's own fences.
    config["markdown_extensions"] = [e for e in config["markdown_extensions"] if e != "fenced_code"]
    fences = config["mdx_configs"].setdefault("pymdownx.superfences", {}).setdefault("custom_fences", [])
    fences.append({"name": "walk", "class": "walk", "format": figure, "validator": options})
    config["extra_javascript"].append(SITE + "role-walk.js")
    return config


def on_page_markdown(markdown, **_):
    """Puts the quotation marks around values that superfences asks for."""
    return FENCE.sub(lambda fence: fence[1] + quoted(fence[2]), markdown)


def quoted(text):
    parts = []
    for name, *values in OPTION.findall(text):
        value = "".join(values)
        parts.append(f' {name}="{value}"' if value else f" {name}")
    return "".join(parts)


def options(language, inputs, options, attrs, md):
    """Keeps the options that the element knows."""
    for name, value in inputs.items():
        if name in KNOWN and value not in ("false", False):
            options[name] = "" if value in ("true", True, name) else value
    return True


def figure(source, language, css_class, options, md, **_):
    """The element, with the walk as text inside it."""
    attributes = "".join(f' {name}="{html.escape(str(value))}"' for name, value in options.items())
    return (
        f'<figure class="role-walk"><role-walk site="{html.escape(SITE)}"{attributes}>'
        f"<pre><code>{html.escape(source)}\n</code></pre></role-walk></figure>"
    )
