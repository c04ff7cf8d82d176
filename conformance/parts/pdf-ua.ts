import { isDictionary, isStream, readPdf, valuesOf, type Dictionary, type Pdf, type Value } from './pdf-objects.ts';

type Tag = { type: string; is: Dictionary; tags: Tag[]; marks: { page: number; mark: number }[]; objects: number[] };

/** What of PDF/UA-1 (ISO 14289-1) can be seen by a program is looked at in a file: what is wrong, and how much there was to look at. */
export function againstPdfUa(file: Buffer): { wrong: string[]; tags: number; pages: number; texts: number } {
  const pdf = readPdf(file);
  const { at } = pdf;
  const catalog = at(pdf.trailer.Root) as Dictionary;
  const wrong: string[] = [];
  const must = (holds: unknown, said: string) => void (holds || wrong.push(said));
  const pages = pagesIn(pdf, catalog.Pages!);
  const root = at(catalog.StructTreeRoot) as Dictionary | null;
  const whole = root ? tagsIn(pdf, root) : [];
  const tags = whole.flatMap(flat);
  wholeFile(pdf, catalog, must);
  must(root && whole.length === 1 && whole[0]!.type === 'Document', 'the structure does not begin with one Document');
  const texts = pages.map((page) => textsOn(pdf, page, tags, must)).reduce((sum, one) => sum + one, 0);
  headings(tags, must);
  tables(pdf, tags, must);
  links(pdf, { pages, tags }, must);
  for (const list of tags.filter(({ type }) => type === 'L'))
    must(
      list.tags.every(({ type }) => type === 'LI' || type === 'Caption'),
      'a list holds something else than its items',
    );
  must(root && at(root.ParentTree) !== null, 'from a text the way to its place in the structure is missing');
  return { wrong, tags: tags.length, pages: pages.length, texts };
}

type Must = (holds: unknown, said: string) => void;

function wholeFile({ at, objects }: Pdf, catalog: Dictionary, must: Must) {
  const text = (value: Value | undefined) => (at(value) as { text?: string } | null)?.text ?? '';
  must((at(catalog.MarkInfo) as Dictionary | null)?.Marked === true, 'it does not say that it is tagged');
  must(/^[a-z]{2,3}(-|$)/.test(text(catalog.Lang)), 'it has no language');
  must(
    (at(catalog.ViewerPreferences) as Dictionary | null)?.DisplayDocTitle === true,
    'a reader shows the name of the file, not the title',
  );
  const metadata = at(catalog.Metadata);
  const xmp = isStream(metadata) ? metadata.bytes.toString('utf8') : '';
  must(/pdfuaid:part(>|=")1/.test(xmp), 'it does not say which standard it keeps to (pdfuaid)');
  must(/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+</.test(xmp), 'its title does not stand in its metadata');
  for (const object of objects.values()) {
    if (!isDictionary(object)) continue;
    if (object.Type === '/FontDescriptor')
      must(object.FontFile2 ?? object.FontFile3 ?? object.FontFile, `a letter type is not in the file: ${String(object.FontName)}`);
    if (object.Type === '/Font' && !/CIDFont/.test(String(object.Subtype))) {
      must(isStream(at(object.ToUnicode)), `of a letter type it is not said which letters they are: ${String(object.BaseFont)}`);
      must(object.DescendantFonts ?? object.FontDescriptor, `a letter type is not in the file: ${String(object.BaseFont)}`);
    }
    must(object.S !== '/JavaScript', 'there is a script in it');
  }
}

function pagesIn({ at }: Pdf, from: Value): { id: number; is: Dictionary }[] {
  const node = at(from) as Dictionary;
  if (node.Type === '/Page') return [{ id: (from as { to: number }).to, is: node }];
  return (at(node.Kids) as Value[]).flatMap((kid) => pagesIn({ at } as Pdf, kid));
}

function tagsIn({ at }: Pdf, node: Dictionary, page = 0): Tag[] {
  return kidsOf(at, node).flatMap((kid) => {
    const is = at(kid);
    if (!isDictionary(is) || !is.S) return [];
    const own = (is.Pg as { to: number } | undefined)?.to ?? page;
    const kids = kidsOf(at, is).map(at);
    const marks = kids.flatMap((one) => {
      if (typeof one === 'number') return [{ page: own, mark: one }];
      return isDictionary(one) && one.Type === '/MCR'
        ? [{ page: (one.Pg as { to: number } | undefined)?.to ?? own, mark: one.MCID as number }]
        : [];
    });
    const objects = kids.flatMap((one) => (isDictionary(one) && one.Type === '/OBJR' ? [(one.Obj as { to: number }).to] : []));
    return [{ type: String(is.S).slice(1), is, tags: tagsIn({ at } as Pdf, is, own), marks, objects }];
  });
}

const kidsOf = (at: Pdf['at'], node: Dictionary): Value[] => {
  const kids = at(node.K);
  return kids === null ? [] : Array.isArray(kids) ? kids : [node.K!];
};
const flat = (tag: Tag): Tag[] => [tag, ...tag.tags.flatMap(flat)];

/** Everything that is drawn stands in the structure, or is said to be decoration. Gives how many texts there were. */
function textsOn({ at }: Pdf, page: { id: number; is: Dictionary }, tags: Tag[], must: Must): number {
  const known = new Set(tags.flatMap(({ marks }) => marks.filter((mark) => mark.page === page.id).map(({ mark }) => mark)));
  must(page.is.Tabs === '/S', 'a page does not say that the keyboard follows the structure');
  must(typeof page.is.StructParents === 'number', 'a page has no way to the structure');
  const contents = at(page.is.Contents);
  const streams = (Array.isArray(contents) ? contents : [contents]).map(at).filter(isStream);
  const marked: (number | 'decoration' | 'nothing')[] = [];
  const drawn = new Set<number>();
  let [texts, before] = [0, [] as Value[]];
  for (const word of valuesOf(streams.map(({ bytes }) => bytes.toString('latin1')).join('\n'))) {
    if (word === 'BDC' || word === 'BMC') {
      const name = before.find((one) => typeof one === 'string' && one.startsWith('/'));
      const mark = before.find(isDictionary)?.MCID;
      marked.push(typeof mark === 'number' ? mark : name === '/Artifact' ? 'decoration' : 'nothing');
      if (typeof mark === 'number') drawn.add(mark);
      if (typeof mark === 'number' && name === '/Artifact') must(false, 'something is a text and decoration at once');
    } else if (word === 'EMC') must(marked.pop() !== undefined, 'a mark closes that never opened');
    else if (['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'S', 's', 'B', 'b', 'Do', 'sh'].includes(word as string)) {
      texts += /^T/.test(String(word)) ? 1 : 0;
      const within = marked.findLast((one) => one !== 'nothing');
      must(within !== undefined, `something is drawn (${String(word)}) that is neither in the structure nor decoration`);
      if (typeof within === 'number') must(known.has(within), `mark ${within} stands on a page and not in the structure`);
    }
    before = typeof word === 'string' && !word.startsWith('/') ? [] : [...before, word];
  }
  must(marked.length === 0, 'a mark stays open at the end of a page');
  for (const mark of known) must(drawn.has(mark), `mark ${mark} stands in the structure and not on its page`);
  return texts;
}

function headings(tags: Tag[], must: Must) {
  const levels = tags.flatMap(({ type }) => (/^H[1-6]$/.test(type) ? [Number(type[1])] : []));
  must(levels[0] === 1 && levels.filter((level) => level === 1).length === 1, 'it does not begin with its one heading of the first level');
  levels.forEach((level, nth) =>
    must(nth === 0 || level <= levels[nth - 1]! + 1, `a heading of level ${level} follows one of level ${levels[nth - 1]}`),
  );
}

function tables({ at }: Pdf, tags: Tag[], must: Must) {
  const deep = (value: Value | undefined): Value => {
    const is = at(value);
    return Array.isArray(is) ? is.map(deep) : isDictionary(is) ? (is.Scope ?? null) : is;
  };
  for (const table of tags.filter(({ type }) => type === 'Table')) {
    const rows = flat(table).filter(({ type }) => type === 'TR');
    const heads = flat(table).filter(({ type }) => type === 'TH');
    must(rows.length > 1 && rows[0]!.tags.every(({ type }) => type === 'TH'), 'a table has no row of heads');
    must(new Set(rows.map((row) => row.tags.length)).size === 1, 'the rows of a table differ in length');
    for (const { is } of heads)
      must(/"\/(Column|Row|Both)"/.test(JSON.stringify(deep(is.A))), 'a head of a table does not say what it is the head of');
  }
}

function links({ at, objects }: Pdf, { pages, tags }: { pages: { is: Dictionary }[]; tags: Tag[] }, must: Must) {
  const owned = new Map(tags.flatMap((tag) => tag.objects.map((object) => [object, tag] as const)));
  for (const { is } of pages)
    for (const one of (at(is.Annots) as Value[] | null) ?? []) {
      const link = at(one) as Dictionary;
      must(((at(link.Contents) as { text?: string } | null)?.text ?? '').trim() !== '', 'a link does not say in words where it leads');
      must(typeof link.StructParent === 'number', 'a link has no way to the structure');
      must(owned.get((one as { to: number }).to)?.type === 'Link', 'a link does not stand in the structure as a link');
    }
  for (const tag of tags.filter(({ type }) => type === 'Link'))
    must(
      tag.objects.length > 0 && flat(tag).some(({ marks }) => marks.length > 0),
      'a link in the structure has no place to press, or no words',
    );
  for (const object of owned.keys()) must(objects.has(object), 'the structure speaks of a link that is not there');
}
