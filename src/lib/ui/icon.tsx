/** One picture, one meaning, always beside its word. Drawn for Kring on a field of 24 by 24. */
const strokes = {
  tell: 'M4 5h16v11H11l-4 4v-4H4z',
  listen: 'M7 9a5 5 0 0 1 10 0c0 4-4 4-4 8a3 3 0 0 1-5.5 1.5M10 9a2 2 0 0 1 4 0c0 1.5-1.5 2-1.5 3.5',
  read: 'M12 6.5C10 5 7 4.5 3.5 4.5v13c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-13c-3.5 0-6.5.5-8.5 2zm0 0v13',
  sense: 'M14 9.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0zM20 9.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0zM17 15.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0z',
  quote: 'M10 7c-3 .5-5 2.5-5 6v4h5v-5H7.5M19 7c-3 .5-5 2.5-5 6v4h5v-5h-2.5',
  dialogue: 'M3 4h12v8H8l-3 3v-3H3zM18 9h3v8h-2v3l-3-3h-6v-2',
  publish: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  contact: 'M3 6h18v12H3zM3 7l9 6 9-6',
  change: 'M20 12a8 8 0 0 1-14.5 4.600M4 12a8 8 0 0 1 14.5-4.600M19 3v5h-5M5 21v-5h5',
  leave: 'M10 4H4v16h6M15 8l4 4-4 4M19 12H9',
  care: 'M12 20C6 16 3.5 12.5 3.5 9A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2c0 3.5-2.5 7-8.5 11z',
  kept: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM8 12.5l3 3 5.5-6',
  info: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v6M12 7.5v.01',
  warning: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v6M12 16.5v.01',
  sound: 'M4 9.5h4l5-4v13l-5-4H4zM16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  print: 'M7 9V4h10v5M7 16H4V9h16v7h-3M7 13h10v7H7z',
  card: 'M3 6h18v12H3zM6 9h4v4H6zM13 9.5h5M13 12.5h5M6 16h12',
  back: 'M14 6l-6 6 6 6',
  on: 'M10 6l6 6-6 6',
} as const;

export type IconName = keyof typeof strokes;
const turning: readonly IconName[] = ['leave', 'back', 'on', 'sound', 'quote'];

/** The picture beside a word; hidden from who listens, because the word says it. */
export function Icon({ name }: { name: IconName }) {
  const turns = turning.includes(name) ? ' kring-icon--turns' : '';
  return (
    <svg class={`kring-icon${turns}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={strokes[name]} />
    </svg>
  );
}

/** The circle itself: a ring that is open, because someone may still join. */
export function Ring() {
  return (
    <svg class="kring-ring" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M19.5 4.5a12 12 0 1 0 7 6" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" />
      <circle cx="24.3" cy="6.3" r="2.5" fill="currentColor" />
    </svg>
  );
}
