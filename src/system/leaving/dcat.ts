/** A dataset for a catalogue of open data. Addresses are whole. */
export type Dataset = {
  address: string;
  title: string;
  description: string;
  language: string;
  publisher: string;
  /** Whom to ask: an address of mail or of a page; null where nobody was named. */
  contact: string | null;
  licence: string | null;
  /** A day. */
  modified: string;
  keywords: readonly string[];
  files: readonly { address: string; title: string; mediaType: string; format: string }[];
};

type Node = { id: string; type: string; says: [predicate: string, object: Value][] };
type Value = { id: string } | { text: string; lang?: string; kind?: string } | { node: Node };

const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const europe = 'http://publications.europa.eu/resource/authority';

/** The record of a dataset by DCAT-AP-NL 3.0, as statements from which both forms are written. */
function recordOf({ address, title, description, language, publisher, contact, licence, modified, keywords, files }: Dataset): Node {
  const agent: Node = { id: `${address}#publisher`, type: 'foaf:Agent', says: [['foaf:name', { text: publisher, lang: language }]] };
  const card: Node = {
    id: `${address}#contact`,
    type: 'vcard:Organization',
    says: [['vcard:fn', { text: publisher, lang: language }], ...reach(contact)],
  };
  const shared: [string, Value][] = licence
    ? [['dct:license', { id: licence }]]
    : [['dct:rights', { text: 'No licence was chosen.', lang: 'en' }]];
  return {
    id: address,
    type: 'dcat:Dataset',
    says: [
      ['dct:identifier', { text: address, kind: 'xsd:anyURI' }],
      ['dct:title', { text: title, lang: language }],
      ['dct:description', { text: description, lang: language }],
      ['dct:language', { id: `${europe}/language/${language === 'nl' ? 'NLD' : 'ENG'}` }],
      ['dct:publisher', { node: agent }],
      ['dct:creator', { id: agent.id }],
      ['dcat:contactPoint', { node: card }],
      ['dcat:theme', { id: `${europe}/data-theme/GOVE` }],
      ['dcat:theme', { id: `${europe}/data-theme/SOCI` }],
      ['dct:accessRights', { id: `${europe}/access-right/PUBLIC` }],
      ['dct:accrualPeriodicity', { id: `${europe}/frequency/CONT` }],
      ['dct:modified', { text: modified, kind: 'xsd:date' }],
      ['dcat:landingPage', { id: address }],
      ...keywords.map((text): [string, Value] => ['dcat:keyword', { text, lang: language }]),
      ...shared,
      ...files.map((file): [string, Value] => [
        'dcat:distribution',
        {
          node: {
            id: `${file.address}#file`,
            type: 'dcat:Distribution',
            says: [
              ['dct:title', { text: file.title, lang: language }],
              ['dcat:accessURL', { id: address }],
              ['dcat:downloadURL', { id: file.address }],
              ['dcat:mediaType', { id: `https://www.iana.org/assignments/media-types/${file.mediaType}` }],
              ['dct:format', { id: `${europe}/file-type/${file.format}` }],
              ...shared,
            ],
          },
        },
      ]),
    ],
  };
}

function reach(contact: string | null): [string, Value][] {
  if (!contact) return [];
  if (/^https?:\/\/[^\s<>"]+$/.test(contact)) return [['vcard:hasURL', { id: contact }]];
  if (/^[^\s<>"@]+@[^\s<>"@]+$/.test(contact)) return [['vcard:hasEmail', { id: `mailto:${contact}` }]];
  return [['vcard:note', { text: contact }]];
}

/** The record as JSON-LD. */
export function jsonLdOf(dataset: Dataset): string {
  const object = (value: Value): unknown => {
    if ('id' in value) return { '@id': value.id };
    if ('node' in value) return node(value.node);
    return { '@value': value.text, ...(value.lang && { '@language': value.lang }), ...(value.kind && { '@type': value.kind }) };
  };
  const node = ({ id, type, says }: Node): object => ({
    '@id': id,
    '@type': type,
    ...Object.fromEntries([...Map.groupBy(says, ([name]) => name)].map(([name, all]) => [name, all.map(([, value]) => object(value))])),
  });
  return `${JSON.stringify({ '@context': prefixes, ...node(recordOf(dataset)) }, null, 2)}\n`;
}

/** The record as Turtle. */
export function turtleOf(dataset: Dataset): string {
  const written: string[] = [];
  const object = (value: Value): string => {
    if ('id' in value) return iri(value.id);
    if ('node' in value) {
      write(value.node);
      return iri(value.node.id);
    }
    return `"${escaped(value.text)}"${value.lang ? `@${value.lang}` : value.kind ? `^^${value.kind}` : ''}`;
  };
  const write = ({ id, type, says }: Node) => {
    const lines = says.map(([name, value]) => `  ${name} ${object(value)}`);
    written.push(`${iri(id)} a ${type} ;\n${lines.join(' ;\n')} .\n`);
  };
  write(recordOf(dataset));
  const heads = Object.entries(prefixes).map(([name, at]) => `@prefix ${name}: <${at}> .\n`);
  return `${heads.join('')}\n${written.reverse().join('\n')}`;
}

// Nothing that someone wrote may end an address or a text.
const iri = (address: string) => `<${address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`;
const escaped = (text: string) =>
  text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/[\u0000-\u001f]/g, '');
