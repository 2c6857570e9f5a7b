"""Text of others stays text, and what is put into a page does not run."""

import contextlib
import http.server
import json
import threading

import made
from world import Opened, PageTest


NAMES = ("title", "one", "two", "alone", "pooled")


@contextlib.contextmanager
def outside():
    """A server of this machine's, with the paths that it was asked for."""
    asked = []

    class Server(http.server.BaseHTTPRequestHandler):
        """Notes every request and refuses it."""

        def do_GET(self):
            """Notes a path."""
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            """Keeps the terminal clean."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


class SafetyTest(PageTest):
    """Cases 145 to 148 of a hostile world: names, and scripts that somebody adds."""

    def assert_nothing_ran(self, opened):
        """No hostile name did what it wanted."""
        self.assertIsNone(opened.ask("window.ran ?? null"))

    def test_names_are_text(self):
        """Names full of markup are shown letter by letter, wherever a page shows names.

        Planted fault caught: a name that goes into the page, or into a tooltip, unescaped.
        """
        for name, language in (("hostile", "en"), ("hostile", "zh"), ("hostile-check", "en")):
            with Opened(made.page(name, language)) as opened:
                self.assert_quiet(opened, f"{name} {language}")
                self.assert_nothing_ran(opened)
                text = opened.ask("document.body.textContent")
                for key in ("one", "alone") if "check" in name else NAMES:
                    self.assertIn(made.HOSTILE[key], text)
                self.assertEqual(opened.ask("document.querySelectorAll('body img').length"), 0)
                links = opened.ask("[...document.links].map(link => link.getAttribute('href'))")
                self.assertTrue(all(link.startswith("#") for link in links), links)
                opened.shot(f"{name}-{language}")
                if name == "hostile-check" or language == "zh":
                    self.hover_over_charts(opened)
                self.assert_nothing_ran(opened)
                self.assert_quiet(opened, f"{name} {language} after hovering")

    def hover_over_charts(self, opened):
        """Moves over a mark of each chart, so that its tooltip is shown."""
        for mark in opened.page.query_selector_all("figure.chart svg .mark-symbol path")[:24:8]:
            mark.hover(force=True)

    def test_names_that_an_edited_file_brings(self):
        """Right-to-left marks, 10,000 letters, NUL and `__proto__` neither run nor break a page."""
        with Opened(made.page("edited")) as opened:
            self.assert_quiet(opened, "edited")
            self.assert_nothing_ran(opened)
            text = opened.ask("document.body.textContent")
            self.assertIn(made.FURTHER["title"][:5000], text)
            # What turns the direction of a line must not turn the words beside it.
            self.assertIn("gnp.exe", text)
            wide = opened.ask("[document.documentElement.scrollWidth, innerWidth]")
            self.assertLessEqual(*wide)
            opened.shot("edited")

    def test_injected_scripts_are_blocked(self):
        """Whatever is written into the file, or put into the open page, neither runs nor loads.

        That these scripts run and load without the policy is tried too: this test can fail.
        """
        path = made.page("small")
        with outside() as (address, asked):
            added = self.with_scripts(path, address)
            with Opened(added, offline=False) as opened:
                self.assert_nothing_ran(opened)
                self.assertTrue(any("Content Security Policy" in words for words in opened.said))
                opened.ask(PUT_IN, address)
                opened.page.wait_for_timeout(300)
                self.assert_nothing_ran(opened)
            self.assertEqual(asked, [])
            with Opened(made.without_policy(added), offline=False) as opened:
                opened.ask(PUT_IN, address)
                opened.until("window.ran !== undefined")
            self.assertNotEqual(asked, [])

    def with_scripts(self, path, address):
        """A page into whose file somebody wrote scripts, frames and pictures."""
        added = path.with_suffix(".added.html")
        text = path.read_text(encoding="utf-8")
        text = text.replace("</body>", ADDED.replace("ADDRESS", address) + "</body>")
        added.write_text(text, encoding="utf-8")
        return added

    def test_the_policy_is_strict(self):
        """Nothing by default, scripts and style by their hash, no eval, no address."""
        with Opened(made.page("small"), ready=False) as opened:
            policy = opened.ask(
                "document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
            parts = dict(part.split(maxsplit=1) for part in policy.split(";"))
            self.assertEqual(parts["default-src"], "'none'")
            for part in ("connect-src", "base-uri", "form-action"):
                self.assertEqual(parts[part], "'none'")
            for part in ("script-src", "style-src"):
                self.assertTrue(all(word.startswith("'sha256-") for word in parts[part].split()))
            referrer = opened.ask("document.querySelector('meta[name=referrer]').content")
            self.assertEqual(referrer, "no-referrer")


ADDED = """
<script>ran=1</script><script type="module">window.ran=2</script>
<img src="ADDRESS/a.png" onerror="ran=3"><svg onload="ran=4"></svg>
<iframe srcdoc="<script>top.ran=5</script>"></iframe><link rel="stylesheet" href="ADDRESS/a.css">
<script src="ADDRESS/a.js"></script>
"""
PUT_IN = """
address => {
  const put = (kind, fill) => {
    const made = document.createElement(kind);
    fill(made);
    document.body.append(made);
    return made;
  };
  put('script', made => made.textContent = 'window.ran = 6');
  put('script', made => made.src = 'data:text/javascript,window.ran=7');
  put('div', made => made.innerHTML = '<img src="data:," onerror="window.ran=8">');
  put('button', made => made.setAttribute('onclick', 'window.ran = 9')).click();
  put('a', made => made.href = 'javascript:window.ran=10').click();
  put('iframe', made => made.srcdoc = '<script>parent.ran = 11</scr' + 'ipt>');
  put('img', made => made.src = `${address}/b.png`);
  fetch(`${address}/b.json`).catch(() => 0);
  const form = put('form', made => made.action = `${address}/b`);
  put('iframe', made => made.name = 'other');
  form.target = 'other';
  form.submit();
}
"""
