/** How a card is answered: a short text, lines, sides of the circle, a moment with how it felt, or which order of change it was. */
export type AskKind = 'text' | 'list' | 'sides' | 'moment' | 'order';

/** How someone felt at a moment, as three faces. */
export const faces = ['bad', 'mixed', 'good'] as const;
export type Face = (typeof faces)[number];

/** Orders of change, after the change model of COSMOS: doing it better, seeing it otherwise, and learning to ask further. */
export const orders = ['none', 'first', 'second', 'third'] as const;
export type Order = (typeof orders)[number];

/** Nobody at all is an answer too, where sides are asked for. */
export const nobody = 'nobody';

type Ask = { key: string; kind: AskKind };
/** Cards that belong together, in rows; its name stands above them in the drawing. */
type Band = { name: string | null; rows: readonly (readonly string[])[] };

/**
 * A living-lab model: question cards, and how they lie in the drawing. `source`: whether its questions follow COSMOS, the living-lab tool
 * of CoSIE (Newcastle Living Lab, MIT), in our own words, or are Kring's own. `flow`: which card leads to which.
 */
type Shape = {
  key: string;
  source: 'cosmos' | 'kring';
  asks: readonly Ask[];
  bands: readonly Band[];
  flow: readonly (readonly [string, string])[];
};

const service = {
  key: 'service',
  source: 'cosmos',
  asks: [
    { key: 'why', kind: 'list' },
    { key: 'starts', kind: 'sides' },
    { key: 'rules', kind: 'sides' },
    { key: 'designs', kind: 'sides' },
    { key: 'delivers', kind: 'sides' },
    { key: 'uses', kind: 'list' },
    { key: 'gains', kind: 'list' },
    { key: 'loses', kind: 'list' },
    { key: 'judges', kind: 'sides' },
    { key: 'needs', kind: 'list' },
  ],
  bands: [
    { name: null, rows: [['why']] },
    { name: 'making', rows: [['starts', 'rules', 'designs']] },
    { name: 'doing', rows: [['delivers', 'uses'], ['gains', 'loses']] }, // prettier-ignore
    { name: null, rows: [['needs', 'judges']] },
  ],
  flow: [
    ['starts', 'rules'],
    ['rules', 'designs'],
    ['delivers', 'uses'],
    ['judges', 'why'],
  ],
} as const satisfies Shape;

const change = {
  key: 'change',
  source: 'kring',
  asks: [
    { key: 'now', kind: 'text' },
    { key: 'whom', kind: 'list' },
    { key: 'act', kind: 'list' },
    { key: 'soon', kind: 'list' },
    { key: 'later', kind: 'list' },
    { key: 'because', kind: 'list' },
    { key: 'sign', kind: 'list' },
    { key: 'worse', kind: 'list' },
  ],
  bands: [
    { name: null, rows: [['now', 'whom']] },
    { name: 'chain', rows: [['act', 'soon', 'later']] },
    { name: 'honest', rows: [['because', 'sign', 'worse']] },
  ],
  flow: [
    ['now', 'act'],
    ['act', 'soon'],
    ['soon', 'later'],
  ],
} as const satisfies Shape;

const journey = {
  key: 'journey',
  source: 'cosmos',
  asks: [
    { key: 'finds', kind: 'moment' },
    { key: 'enters', kind: 'moment' },
    { key: 'uses', kind: 'moment' },
    { key: 'judges', kind: 'moment' },
    { key: 'thinks', kind: 'moment' },
    { key: 'begins', kind: 'moment' },
  ],
  bands: [
    { name: 'along', rows: [['finds', 'enters', 'uses']] },
    { name: 'say', rows: [['judges', 'thinks', 'begins']] },
  ],
  flow: [
    ['finds', 'enters'],
    ['enters', 'uses'],
    ['judges', 'thinks'],
    ['thinks', 'begins'],
  ],
} as const satisfies Shape;

const ordersOfChange = {
  key: 'orders',
  source: 'cosmos',
  asks: [
    { key: 'aim', kind: 'text' },
    { key: 'act', kind: 'list' },
    { key: 'measure', kind: 'list' },
    { key: 'look', kind: 'text' },
    { key: 'see', kind: 'list' },
    { key: 'other', kind: 'list' },
    { key: 'ask', kind: 'list' },
    { key: 'unexpected', kind: 'list' },
    { key: 'reached', kind: 'order' },
  ],
  bands: [
    { name: 'first', rows: [['aim', 'act', 'measure']] },
    { name: 'second', rows: [['look', 'see', 'other']] },
    { name: 'third', rows: [['ask']] },
    { name: 'fourth', rows: [['unexpected']] },
    { name: null, rows: [['reached']] },
  ],
  flow: [
    ['aim', 'act'],
    ['act', 'measure'],
    ['look', 'see'],
    ['see', 'other'],
  ],
} as const satisfies Shape;

/** All models that are filled in with cards. Who decides what is drawn from the compass, where that is asked already. */
export const models = [service, change, journey, ordersOfChange] as const;
export type Model = (typeof models)[number];
export type ModelKind = Model['key'];
export const modelKinds: readonly ModelKind[] = models.map(({ key }) => key);

/** A card by its model and name: what its words are called. */
export type AskOf = { [One in Model as One['key']]: `${One['key']}.${One['asks'][number]['key']}` }[ModelKind];

/** A card of a model. */
export type Card = { key: string; kind: AskKind; words: AskOf };

export const modelCalled = (key: string): Model | null => models.find((model) => model.key === key) ?? null;

/** The cards of a model, in the order in which they are asked. */
export const cardsOf = (model: Model): Card[] => model.asks.map(({ key, kind }) => ({ key, kind, words: `${model.key}.${key}` as AskOf }));
