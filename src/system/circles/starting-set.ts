import type { Reader } from '#cycle/1-gather/consent.ts';
import type { Key, Words } from '#lib/words/words.ts';
import type { HelpNumber } from './lines.ts';

/** The sides with which a circle begins, in its own language; everyone may change them. */
export const startingSides = (words: Words): { name: string; reader: Reader }[] =>
  (['residents', 'professionals', 'deciders'] as const).map((reader) => ({ reader, name: words(`circle.starting.side.${reader}`) }));

/** Two open questions to change. */
export const startingPrompts = (words: Words): string[] => [words('circle.starting.prompt.1'), words('circle.starting.prompt.2')];

/** Grounds on which a story may be refused. */
export const startingGrounds = (words: Words): string[] =>
  (['1', '2', '3', '4'] as const).map((nth) => words(`circle.starting.ground.${nth}`));

/** What listeners do when a story tells of danger, violence, despair or a child at risk. */
export const startingCare = (words: Words): string => words('circle.starting.care');

/** That no story is used to control anyone, and where the law overrules. */
export const startingNoControl = (words: Words): string => words('circle.starting.noControl');

const dutchNumbers: { name: Key; number: string; about: Key }[] = [
  { name: 'circle.starting.help.112', number: '112', about: 'circle.starting.help.112.about' },
  { name: 'circle.starting.help.113', number: '0800-0113', about: 'circle.starting.help.113.about' },
  { name: 'circle.starting.help.veiligThuis', number: '0800-2000', about: 'circle.starting.help.veiligThuis.about' },
  { name: 'circle.starting.help.kindertelefoon', number: '0800-0432', about: 'circle.starting.help.kindertelefoon.about' },
];

/** Help numbers that hold everywhere in the Netherlands; none for a circle in another language, whose place we do not know. They count only when someone accepts them. */
export const suggestedHelpNumbers = (language: string, words: Words): HelpNumber[] =>
  language === 'nl' ? dutchNumbers.map(({ name, number, about }) => ({ name: words(name), number, about: words(about) })) : [];
