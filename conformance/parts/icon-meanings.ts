const licence = 'EUPL-1.2'; // drawn for Kring, as all of it

/**
 * What each picture means: one meaning a picture, one picture a meaning. `says`: words beside it in English that say so. All were drawn for Kring.
 * Whoever uses a picture with other words adds them here, and sees whether they still say the same.
 */
export const iconMeanings: Readonly<Record<string, { means: string; says: RegExp; licence: string }>> = {
  tell: { means: 'telling a story', says: /tell|story/i, licence },
  listen: { means: 'someone listens', says: /listen/i, licence },
  read: { means: 'reading stories', says: /read/i, licence },
  sense: { means: 'making sense together', says: /insight|sense|together/i, licence },
  quote: { means: 'words of a story, shown', says: /sentences|quote/i, licence },
  dialogue: { means: 'people who meet', says: /table|meeting|conversation/i, licence },
  publish: { means: 'everyone on the internet', says: /internet|publi/i, licence },
  contact: { means: 'reaching someone', says: /contact|letter|reach/i, licence },
  change: { means: 'what changes', says: /change/i, licence },
  leave: { means: 'leaving at once', says: /leave/i, licence },
  care: { means: 'someone looks after you', says: /^notice that is care|^help/i, licence },
  kept: { means: 'what you did is safe', says: /^notice that is kept/i, licence },
  info: { means: 'good to know', says: /^notice that is info/i, licence },
  warning: { means: 'read this first', says: /^notice that is warning|^slip/i, licence },
  sound: { means: 'hearing it', says: /aloud|sound|hear/i, licence },
  print: { means: 'something on paper', says: /print|paper|page|sheet/i, licence },
  card: { means: 'the card with the code', says: /card|code/i, licence },
  back: { means: 'the page before', says: /previous|before|back/i, licence },
  on: { means: 'the page after', says: /next|on/i, licence },
};
