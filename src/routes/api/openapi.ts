import schemas from './schemas.json' with { type: 'json' };
import { version } from './answers.ts';

type Described = Record<string, unknown>;
type Doing = { id: string; tag: string; says: string; more?: string; gives: string; needs?: 'token' | 'code'; pages?: boolean };

const answersWith = (schema: string | null, says = 'What was asked for') => ({
  description: says,
  headers: { 'API-Version': { description: 'The whole version of this interface', schema: { type: 'string' } } },
  ...(schema && { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } }),
});
const problems = (...statuses: number[]) =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: '#/components/responses/Problem' }]));
const inPath = (name: string) => ({
  name,
  in: 'path',
  required: true,
  description: name === 'circle' ? 'The name of the circle in its address' : `Id of the ${name}`,
  schema: { type: 'string' },
});
const after = {
  name: 'after',
  in: 'query',
  description: 'Where this page begins: take it from `next` of the page before',
  schema: { type: 'string' },
};

/** A door that reads. */
function reads(path: string, { id, tag, says, more, gives, needs, pages }: Doing): [string, Described] {
  const parameters = [...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => inPath(name!)), ...(pages ? [after] : [])];
  const get = {
    operationId: id,
    tags: [tag],
    summary: says,
    ...(more && { description: more }),
    ...(needs && { security: [{ [needs]: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    responses: { 200: answersWith(gives), ...problems(400, ...(needs ? [401] : []), ...(needs === 'token' ? [403] : []), 404, 429) },
  };
  return [path, { get }];
}

const c = '/circles/{circle}';
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Another for each story. The same key with the same body within a day gives the same answer again.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};
const tells = {
  operationId: 'tellStory',
  tags: ['stories'],
  summary: 'Tell a story for someone',
  description:
    "Give the code to the teller, in a way that nobody else sees, and do not keep it. Publishing also takes the teller's second yes, with the code, after seeing the text. Many stories by one token in a short time are kept, and looked at by a listener first.",
  security: [{ token: [] }],
  parameters: [inPath('circle'), idempotencyKey],
  requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Told' } } } },
  responses: { 201: answersWith('Kept', 'The story is kept'), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
};
const takesBack = {
  operationId: 'withdrawStory',
  tags: ['own story'],
  summary: 'Take a story back',
  description: 'At once and for good.',
  security: [{ code: [] }],
  responses: { 204: answersWith(null, 'It is gone'), ...problems(401, 404) },
};
const publishes = {
  operationId: 'publishStory',
  tags: ['own story'],
  summary: 'The second yes: exactly this text becomes public',
  description:
    'Only after the teller has seen the text: send its SHA-256, as it stands in the trail. 409 for another text, for a story whose teller did not choose this or did not yet say on the page what is in it, and for everyone under 16.',
  security: [{ code: [] }],
  requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/SecondYes' } } } },
  responses: { 204: answersWith(null, 'It is public once a listener accepted it'), ...problems(400, 401, 404, 409) },
};

const paths = Object.fromEntries([
  reads('/openapi.json', { id: 'readInterface', tag: 'this interface', says: 'This description', gives: 'Interface' }),
  reads('/circles', { id: 'readCircles', tag: 'circles', says: 'The circles that have begun', gives: 'CirclePage', pages: true }),
  reads(c, { id: 'readCircle', tag: 'circles', says: 'One circle, with its questions and its promise', gives: 'CircleWhole' }),
  reads(`${c}/stories`, {
    id: 'readStories',
    tag: 'stories',
    says: 'The published stories',
    more: 'Only those that their tellers published, or that a licence opens. A story may be withdrawn at any time: ask again before you show it, and keep no copy.',
    gives: 'StoryPage',
    pages: true,
  }),
  reads(`${c}/stories/{story}`, { id: 'readStory', tag: 'stories', says: 'One published story', gives: 'Story' }),
  reads(`${c}/shared-stories`, {
    id: 'readSharedStories',
    tag: 'stories',
    says: 'The stories that their tellers share with the reader of this token',
    more: 'Needs the scope stories:read. A token reads as one reader, and never more than the steward who made it. Ask again before you show a story, and keep no copy.',
    gives: 'SharedStoryPage',
    needs: 'token',
    pages: true,
  }),
  reads(`${c}/themes`, {
    id: 'readThemes',
    tag: 'sense',
    says: 'What the stories share',
    more: 'Needs the scope stories:read.',
    gives: 'ThemePage',
    needs: 'token',
    pages: true,
  }),
  reads(`${c}/insights`, {
    id: 'readInsights',
    tag: 'sense',
    says: 'What the circle learned from its stories',
    gives: 'InsightPage',
    pages: true,
  }),
  reads(`${c}/insights/{insight}`, { id: 'readInsight', tag: 'sense', says: 'One insight with its evidence', gives: 'InsightWhole' }),
  reads(`${c}/statements`, {
    id: 'readStatements',
    tag: 'sense',
    says: 'The sentences that people are asked whether they recognise',
    gives: 'StatementPage',
    pages: true,
  }),
  reads(`${c}/opinion-map`, {
    id: 'readOpinionMap',
    tag: 'sense',
    says: 'What people share, in counts of which small ones are hidden',
    more: 'As open as the circle promised before it asked; docs/opinion-map-aggregates.schema.json says every field.',
    gives: 'OpinionMap',
  }),
  reads(`${c}/decisions`, { id: 'readDecisions', tag: 'change', says: 'What was chosen or not done', gives: 'DecisionPage', pages: true }),
  reads(`${c}/decisions/{decision}`, {
    id: 'readDecision',
    tag: 'change',
    says: 'One decision with what it rests on',
    gives: 'DecisionWhole',
  }),
  reads(`${c}/agreements`, { id: 'readAgreements', tag: 'change', says: 'Who does what by when', gives: 'AgreementPage', pages: true }),
  reads(`${c}/changes`, { id: 'readChanges', tag: 'change', says: 'What was then really done', gives: 'ChangePage', pages: true }),
  reads('/trail', {
    id: 'readTrail',
    tag: 'own story',
    says: 'What was done with a story',
    more: 'In the language of Accept-Language where there is one. A wrong code, a code of no story and a code that was withdrawn have the same answer; many of them from one place slow down.',
    gives: 'Trail',
    needs: 'code',
  }),
]) as Record<string, Described>;
paths[`${c}/stories`] = { ...paths[`${c}/stories`], post: tells };
paths['/publication'] = { post: publishes };
paths['/story'] = { delete: takesBack };

const tags = {
  'this interface': 'How it is described',
  circles: 'People round one challenge, and what they promised before asking',
  stories: 'Telling, and reading what tellers share',
  sense: 'What people read in the stories together',
  change: 'What was chosen, agreed and done',
  'own story': 'For a teller, with the six words of the card',
};

/** What programs can do here, in OpenAPI 3.1; `api.test.ts` holds it against the doors and against what they answer. */
export const openapi = ({ origin, email }: { origin: string; email: string }) => ({
  openapi: '3.1.0',
  info: {
    title: 'Kring',
    version,
    description:
      "Stories, what people made of them together, and what was done. A story is the teller's: whoever has its six words reads its trail and takes it back. Reading is free for anyone where no security is named; more than 300 questions a minute from one place are asked to wait (429).",
    contact: { name: 'Whoever runs this Kring', url: `${origin}/`, email },
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: `${origin}/api/v1` }],
  tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  paths,
  components: {
    securitySchemes: {
      token: {
        type: 'http',
        scheme: 'bearer',
        description: 'Made by a steward of the circle, at "Connections", or by whoever runs this Kring',
      },
      code: { type: 'apiKey', in: 'header', name: 'Kring-Code', description: 'The six words of the story, with spaces between' },
    },
    responses: {
      Problem: {
        description: 'What is wrong, as RFC 9457 says it',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    schemas: { ...schemas, Interface: { type: 'object', description: 'OpenAPI 3.1' } },
  },
});
