/** What is taken from Liberating Structures, with what its licence asks. */
export const liberating = {
  href: 'https://www.liberatingstructures.com',
  licence: 'CC BY-SA 4.0',
  attribution: 'Liberating Structures, Henri Lipmanowicz and Keith McCandless, CC BY-SA 4.0; changed: shortened and in other words',
};
