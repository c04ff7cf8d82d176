/** An element of an XML file: its name without what stands before a colon, its attributes, what is in it, and its own text. */
export type XmlElement = { name: string; attributes: ReadonlyMap<string, string>; inside: XmlElement[]; text: string };

/** So deep nobody draws. */
const deepest = 20;

/**
 * Reads a plain XML file. It knows elements, attributes, text, CDATA, comments and the five entities of XML with numbers; a document type is
 * refused, since that can call up other files or grow without end. Null when it is no such file.
 */
export function readXml(file: string): XmlElement | null {
  const root: Open = { name: '', attributes: new Map(), inside: [], text: '' };
  const open: Open[] = [root];
  const token =
    /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
  const text = file.replace(/^\ufeff/, '');
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) return null;
    at = token.lastIndex;
    const [, cdata, closes, opens, attributes, empty, words] = found;
    const here = open.at(-1)!;
    if (cdata !== undefined) here.text += cdata;
    else if (words !== undefined) {
      const plain = unescaped(words);
      if (plain === null) return null;
      here.text += plain;
    } else if (closes !== undefined) {
      if (open.length === 1 || here.name !== local(closes)) return null;
      open.pop();
    } else if (opens !== undefined) {
      const read = attributesOf(attributes ?? '');
      if (!read || open.length > deepest) return null;
      const made: Open = { name: local(opens), attributes: read, inside: [], text: '' };
      here.inside.push(made);
      if (!empty) open.push(made);
    }
  }
  return open.length === 1 && root.inside.length === 1 && root.text.trim() === '' ? root.inside[0]! : null;
}

type Open = XmlElement;

const local = (name: string) => name.slice(name.lastIndexOf(':') + 1);

function attributesOf(text: string): Map<string, string> | null {
  const found = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = unescaped(double ?? single ?? '');
    if (value === null) return null;
    found.set(name!, value);
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text behind entities; null when one is not known. */
function unescaped(text: string): string | null {
  let known = true;
  const plain = text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));?/gi,
    (whole, hex: string | undefined, number: string | undefined, name: string | undefined) => {
      const code = hex ? Number.parseInt(hex, 16) : number ? Number(number) : null;
      const sign = code === null ? entities[name ?? ''] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
      if (sign === undefined || !whole.endsWith(';')) known = false;
      return sign ?? '';
    },
  );
  return known ? plain : null;
}
