import sharp from 'sharp';

const envelope = (x: number, y: number, turned: number) =>
  `<g transform="translate(${x} ${y}) rotate(${turned})"><rect x="-150" y="-26" width="300" height="52" rx="4" fill="#fffdf6" stroke="#2b2a33" stroke-width="4"/><path d="M-150 -24 L0 14 L150 -24" fill="none" stroke="#2b2a33" stroke-width="3"/></g>`;

const stack = [
  [470, 500, 0],
  [482, 460, -2],
  [462, 420, 2],
  [478, 380, -1],
  [466, 340, 3],
  [480, 300, -3],
] as const;

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="1200" height="800">
<rect width="1200" height="800" fill="#f4ead6"/>
<rect x="760" y="70" width="300" height="250" fill="#3f5573" stroke="#2b2a33" stroke-width="8"/>
<path d="M910 70 V320 M760 195 H1060" stroke="#2b2a33" stroke-width="6"/>
<circle cx="1000" cy="130" r="24" fill="#f6e7a8"/>
<path d="M880 350 h150 v180 h-150 z M918 356 v170 M955 356 v170 M992 356 v170" fill="none" stroke="#7a4a2b" stroke-width="12"/>
<path d="M80 535 H1120 L1170 600 H30 Z" fill="#c98f5c" stroke="#2b2a33" stroke-width="6"/>
<path d="M110 600 V790 M1090 600 V790" stroke="#7a4a2b" stroke-width="28"/>
${stack.map(([x, y, turned]) => envelope(x, y, turned)).join('\n')}
<path d="M720 470 h90 v50 a30 30 0 0 1 -30 30 h-30 a30 30 0 0 1 -30 -30 z" fill="#2f7f86" stroke="#2b2a33" stroke-width="5"/>
<path d="M810 482 a26 22 0 0 1 0 44" fill="none" stroke="#2b2a33" stroke-width="6"/>
<path d="M745 450 q-14 -22 0 -44 M782 450 q-14 -22 0 -44" fill="none" stroke="#8a8577" stroke-width="5" stroke-linecap="round"/>
</svg>`;

/** A drawing of our own as a PNG: a kitchen table with a high pile of letters, a cup, and an empty chair. */
export const kitchenTable = (): Promise<Buffer> => sharp(Buffer.from(drawing)).png().toBuffer();
