/** A piece of a message: text that is only ever text. What it is printed on decides how it is escaped. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** A message before it is printed as text or HTML. */
export interface Document {
  /** The BCP 47 tag of its language. */
  readonly locale: string;
  /** In one line, as a subject or title. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A message, printed. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  /** A whole HTML page. */
  readonly html: string;
}

/** Prints a document both ways. */
export function render(document: Document): Rendered {
  return { subject: oneLine(document.title), text: plainText(document), html: htmlPage(document) };
}

/** Prints a document as plain text, headings underlined, links written out. */
export function plainText({ blocks }: Document): string {
  const lines = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading': {
        const text = oneLine(block.text);
        return ['', text, (block.level === 1 ? '=' : '-').repeat(Math.min(72, text.length)), ''];
      }
      case 'paragraph':
        return [cleaned(block.text), ''];
      case 'list':
        return [...block.items.map((item) => `- ${oneLine(item)}`), ''];
      case 'link':
        return [`${oneLine(block.text)}:`, safeAddress(block.href) ?? '', ''];
      default:
        return block satisfies never;
    }
  });
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** Prints a document as a page: in its language, with headings in order, links that say where they lead, and no colour that means anything. */
export function htmlPage(document: Document): string {
  const title = escapeHtml(oneLine(document.title));
  return `<!doctype html>
<html lang="${escapeHtml(document.locale)}" dir="${directionOf(document.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body style="max-width: 40em; margin: 1em auto; padding: 0 1em; font: 100%/1.5 sans-serif">
<main>
${htmlFragment(document)}
</main>
</body>
</html>
`;
}

/** Prints a document's blocks as HTML, to be put into a page or a feed. */
export function htmlFragment({ blocks }: Pick<Document, 'blocks'>): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'heading':
          return `<h${block.level} dir="auto">${escapeHtml(oneLine(block.text))}</h${block.level}>`;
        case 'paragraph': {
          const text = escapeHtml(cleaned(block.text)).replaceAll('\n', '<br>');
          return `<p dir="auto">${block.strong ? `<strong>${text}</strong>` : text}</p>`;
        }
        case 'list':
          return `<ul>\n${block.items.map((item) => `<li dir="auto">${escapeHtml(oneLine(item))}</li>`).join('\n')}\n</ul>`;
        case 'link': {
          const href = safeAddress(block.href);
          const text = escapeHtml(oneLine(block.text));
          return href === undefined ? `<p>${text}</p>` : `<p><a href="${escapeHtml(href)}">${text}</a></p>`;
        }
        default:
          return block satisfies never;
      }
    })
    .join('\n');
}

/** Text as it may stand in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Text on one line, without control characters: fit for a header, a title, an item. */
export function oneLine(text: string): string {
  return cleaned(text).replace(/\s+/g, ' ').trim();
}

/** Text without what no reader sees and no format bears: control characters, half surrogates, and what turns the direction of text round. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, ' ');
}

/** An address that a reader may follow: of the web or a mail address; `undefined` for any other. */
function safeAddress(href: string): string | undefined {
  const url = URL.parse(href);
  return url && ['https:', 'http:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
}

function directionOf(locale: string): 'ltr' | 'rtl' {
  const [language = ''] = locale.split('-');
  return ['ar', 'fa', 'he', 'ps', 'ur', 'yi', 'dv', 'ckb'].includes(language.toLowerCase()) ? 'rtl' : 'ltr';
}
