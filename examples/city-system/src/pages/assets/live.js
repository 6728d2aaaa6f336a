// Keeps a page as the record is: when an act is recorded, the parts of the page that changed are put in anew.
// Without this file, or without scripts, the page reads the same, and a reload brings it up to date.

const news = document.getElementById('news');
const { live = 'all', after = '' } = document.body.dataset;
/** Milliseconds: acts that are recorded together ask for the page once. */
const TOGETHER = 150;
const TOLD_FOR = 8000;
let waiting;
let telling;

// From where this page was written, so that nothing is missed between the page and the stream.
const asked = new URLSearchParams({ after });
const [kind, ...id] = live.split('/');
if (live !== 'all') asked.set(kind, id.join('/'));
new EventSource(`/api/events?${asked}`).addEventListener('recorded', () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, TOGETHER);
});

async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const parts = [...document.querySelectorAll('[data-part]')];
  const changed = parts.filter((part) => swap(part, fresh.getElementById(part.id)));
  if (changed.length > 0) tell('The record has changed, and this page with it.');
}

/** Puts a part in anew where it differs; what was open stays open, and who stood in it stays there. */
function swap(part, other) {
  const open = new Set([...part.querySelectorAll('details[open]')].map(({ id }) => id));
  if (!other) return false;
  for (const details of other.querySelectorAll('details')) details.open = open.has(details.id);
  if (part.innerHTML === other.innerHTML) return false;
  const held = part.contains(document.activeElement) ? document.activeElement : undefined;
  const known = new Set([...part.querySelectorAll('li[id]')].map(({ id }) => id));
  part.replaceChildren(...other.childNodes);
  for (const item of part.querySelectorAll('li[id]')) if (!known.has(item.id)) item.classList.add('fresh');
  if (held) placeOf(held, part)?.focus({ preventScroll: true });
  return true;
}

function placeOf(held, part) {
  if (held.id) return document.getElementById(held.id);
  const href = held.getAttribute('href');
  if (href) return part.querySelector(`a[href="${CSS.escape(href)}"]`);
  return document.getElementById(held.closest('details')?.id ?? '')?.querySelector('summary');
}

function tell(words) {
  if (!news) return;
  news.textContent = words;
  clearTimeout(telling);
  telling = setTimeout(() => {
    news.textContent = '';
  }, TOLD_FOR);
}

// On a narrow screen the diagram scrolls: it begins where the measure is.
const frame = document.querySelector('.diagram-frame');
const present = frame?.querySelector('.present')?.getBoundingClientRect();
if (present)
  frame.scrollLeft += present.left + present.width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;
