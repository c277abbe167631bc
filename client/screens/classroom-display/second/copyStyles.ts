/** A style sheet that does not come within this time is not waited for, in ms. */
const WITHIN_MS = 3_000;

const SHEETS = 'link[rel="stylesheet"], style';

/**
 * Copies the style sheets of a page to another, and from now on those that are added to it. What was copied before is
 * taken away: the page may have changed meanwhile.
 *
 * @returns How to end that, once the sheets are there.
 */
export async function copyStyles(from: Document, to: Document): Promise<() => void> {
  for (const old of to.querySelectorAll('[data-copied]')) old.remove();
  const add = (node: Node): Promise<void> => {
    if (!isElement(node) || !node.matches(SHEETS)) return Promise.resolve();
    const copy = to.importNode(node, true);
    copy.setAttribute('data-copied', '');
    const there = node.matches('link') ? loaded(copy) : Promise.resolve();
    to.head.append(copy);
    return there;
  };
  const watcher = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) void add(node);
  });
  watcher.observe(from.head, { childList: true });
  const all = Promise.all([...from.head.querySelectorAll(SHEETS)].map(add));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, WITHIN_MS))]);
  return () => watcher.disconnect();
}

function loaded(link: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['load', 'error']) link.addEventListener(event, () => resolve());
  });
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
