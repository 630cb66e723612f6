interface PageLink {
  name: string;
  href: string;
}

/** A page that says what it stands in for. */
export function renderPage(title: string, links: PageLink[]): string {
  const items = links
    .map(
      ({ name, href }) =>
        `<li><a href="${escape(encodeURI(href))}">${escape(name)}</a></li>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)} · GitHub simulator</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 45rem; padding: 0 1rem; overflow-wrap: anywhere; }
.note { background: #fff8c5; color: #1f2328; border: 1px solid #d4a72c; border-radius: 6px; padding: 0.5rem 1rem; }
</style>
</head>
<body>
<p class="note">This is the simulator, standing in for GitHub's page. Nothing here was read from github.com.</p>
<h1>${escape(title)}</h1>
<ul>
${items}
</ul>
</body>
</html>
`;
}

function escape(text: string) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
