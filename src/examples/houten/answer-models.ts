import type { Face, ModelKind, Order } from '#system/models/model.ts';
import type { SideName } from './stories.ts';

type CardOfExample = {
  card: string;
  text?: string;
  sides?: (SideName | 'nobody')[];
  chosen?: Face | Order;
  /** The name of a story that shows it. */ story?: string;
  /** Said so many days before today, when not on the day of the rest. */ on?: number;
};
/** Who answered: a person of the example, or a table of that side; so many days before today. */
export type VoiceOfExample = {
  from: SideName;
  as: 'steward' | 'coSteward' | 'listener' | 'table';
  on: number;
  showSide?: boolean;
  said: CardOfExample[];
};
export type DrawnOfExample = { kind: ModelKind; about: string; opened: number; laid?: number; voices: VoiceOfExample[] };

const lines = (...each: string[]) => each.join('\n');

/** How the new help desk is made, as two sides see it. All of it is made up. */
export const desk: DrawnOfExample = {
  kind: 'service',
  about: 'Hulp bij werk in de bibliotheek',
  opened: 24,
  laid: 15,
  voices: [
    {
      ...{ from: 'seeker', as: 'table', on: 20 },
      said: [
        {
          card: 'why',
          text: lines('Mensen durven het werkplein niet binnen', 'Er is niemand die meekijkt met een brief'),
          story: 'letters',
        },
        { card: 'starts', sides: ['seeker', 'near'] },
        { card: 'rules', sides: ['decider'] },
        { card: 'designs', sides: ['worker'] },
        { card: 'delivers', sides: ['worker', 'near'] },
        { card: 'uses', text: lines('Wie een brief krijgt en schrikt', 'Wie geen computer heeft') },
        { card: 'gains', text: lines('De werkzoekende', 'Haar kinderen, want er is rust in huis') },
        { card: 'loses', text: 'Wie op dinsdag werkt en dus nooit kan komen' },
        { card: 'judges', sides: ['worker', 'decider'] },
        { card: 'needs', text: lines('Een hoek waar niemand meeluistert', 'Koffie') },
      ],
    },
    {
      ...{ from: 'worker', as: 'steward', on: 18 },
      said: [
        { card: 'why', text: 'Er komen te weinig mensen op gesprek', on: 22 },
        { card: 'why', text: lines('Er komen te weinig mensen op gesprek', 'Er is niemand die meekijkt met een brief') },
        { card: 'starts', sides: ['worker'] },
        { card: 'rules', sides: ['decider'] },
        { card: 'designs', sides: ['worker', 'seeker'] },
        { card: 'delivers', sides: ['worker'] },
        { card: 'uses', text: lines('Wie een uitkering heeft', 'Wie een brief krijgt en schrikt') },
        { card: 'gains', text: 'De werkzoekende' },
        { card: 'loses', text: 'Collega’s aan het gewone loket: daar is het drukker' },
        { card: 'judges', sides: ['worker', 'decider'] },
        { card: 'needs', text: lines('Een ruimte van de bibliotheek', 'Toegang tot onze gegevens op een andere plek') },
      ],
    },
  ],
};

/** The way of someone who looks for work, from her own side and from that of the counter. */
export const firstDay: DrawnOfExample = {
  kind: 'journey',
  about: 'De weg van brief tot eerste gesprek',
  opened: 14,
  laid: 5,
  voices: [
    {
      ...{ from: 'seeker', as: 'coSteward', on: 9 },
      said: [
        { card: 'finds', text: 'Door een brief die ik drie keer moest lezen.', chosen: 'bad' },
        { card: 'enters', text: 'Eerst een code, dan een tweede code. Mijn zoon deed het.', chosen: 'bad' },
        { card: 'uses', text: 'Aan tafel was het goed. Ze keek mij aan en niet het scherm.', chosen: 'good' },
        { card: 'judges', text: 'Er kwam een vragenlijst. Daarna hoorde ik niets.', chosen: 'mixed' },
        { card: 'thinks', text: 'In deze kring voor het eerst.', chosen: 'good' },
        { card: 'begins', text: 'Koffie in de hal begonnen we met z’n vieren.', chosen: 'good' },
      ],
    },
    {
      ...{ from: 'worker', as: 'steward', on: 8 },
      said: [
        { card: 'finds', text: 'Iedereen krijgt dezelfde brief, met alles erin.', chosen: 'mixed' },
        { card: 'enters', text: 'De meeste mensen komen er met een beetje hulp door.', chosen: 'mixed' },
        { card: 'uses', text: 'Een gesprek van drie kwartier, als het scherm meewerkt.', chosen: 'good' },
        { card: 'judges', text: 'Wij sturen een vragenlijst en lezen de cijfers.', chosen: 'good' },
      ],
    },
  ],
};

/** How deep the change goes: people are still filling it in. */
export const orders: DrawnOfExample = {
  kind: 'orders',
  about: 'Wat er in ons werk verandert',
  opened: 6,
  voices: [
    {
      ...{ from: 'near', as: 'listener', on: 3 },
      said: [
        { card: 'aim', text: 'Dat mensen zonder angst binnenkomen.' },
        { card: 'act', text: lines('De brief is korter', 'Er is een vast gezicht') },
        { card: 'look', text: 'Elke zes weken, met wie er die dag zit.' },
        { card: 'see', text: 'Wegblijven is vaak schaamte en geen onwil' },
        { card: 'unexpected', text: 'Twee mensen zijn zelf gaan helpen aan de tafel' },
        { card: 'reached', chosen: 'second' },
      ],
    },
  ],
};
