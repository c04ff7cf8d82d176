import { area, balloon, circle, dot, line, person, sheet, type Picture } from './picture.ts';

/** The drawings of the lessons, by lesson. */
export const pictures = {
  // A circle round teller and listener; the teller holds the sheet.
  stories: [
    circle(160, 80, 74, 'act'),
    ...person(126, 72),
    ...person(204, 72),
    area('M134 92h30v36h-30z'),
    ...sheet(134, 92, { wide: 30, high: 36, lines: 3 }),
    balloon(134, 34),
  ],
  // One speaks; waves reach the other, who laid a sheet aside.
  listen: [
    ...person(84, 76, 14),
    balloon(96, 28, { wide: 56, high: 30 }),
    line('M134 62q12 14 0 28M150 54q18 22 0 44', 'act'),
    ...person(214, 76, 14),
    ...sheet(262, 104, { wide: 34, high: 42, lines: 3, tone: 'paper' }),
  ],
  blank: [line('M110 30h100v76h-100z', 'act'), ...person(62, 58, 12), ...person(258, 58, 12), ...person(160, 122, 12)],
  door: [
    line('M60 146h200'),
    line('M172 146v-120h62v120'),
    line('M172 26l-34 16v116l34-12', 'act'),
    dot(146, 96, 4, 'act'),
    ...person(90, 90, 14),
    ...person(204, 80, 12),
  ],
  teach: [
    line('M34 20h112v74h-112z', 'act'),
    line('M50 42h58M50 58h78M50 74h40', 'act'),
    ...person(164, 76, 11, 'act'),
    ...person(214, 104, 11),
    ...person(252, 92, 11),
    ...person(288, 106, 11),
  ],
  middle: [
    line('M48 146h70v-34h84v-34h84'),
    ...person(160, 74, 12, 'act'),
    circle(84, 92, 10),
    circle(244, 40, 10),
    line('M98 86l40-8M180 66l46-20', 'act'),
  ],
  share: [...person(72, 74, 14), ...person(248, 74, 14), circle(132, 66, 13, 'act'), line('M145 66h44M176 66v12M188 66v12', 'act')],
  answer: [
    line('M26 124h112'),
    line('M158 124h20M190 124h20M222 124h20M254 124h20', 'paper'),
    line('M138 124C190 124 180 44 262 44', 'act'),
    line('M250 32l14 12-14 12', 'act'),
    ...person(120, 58, 12),
  ],
  failed: [
    line('M40 18h240', 'paper'),
    ...sheet(70, 28, { wide: 70, high: 96, lines: 3 }),
    ...sheet(180, 28, { wide: 70, high: 96, lines: 3 }),
    line('M90 90l12 14 24-30', 'act'),
    line('M202 76l26 28M228 76l-26 28', 'care'),
  ],
  after: [circle(96, 80, 58, 'act'), dot(96, 80, 6, 'act'), line('M154 80h140'), dot(190, 80, 5), dot(232, 80, 5), dot(274, 80, 5)],
  map: [
    line('M80 60L150 40L210 80L130 110L80 60M150 40L130 110'),
    ...[[80, 60], [150, 40], [210, 80], [130, 110]].flatMap(([x, y]) => [{ ...dot(x!, y!, 13, 'paper') }, circle(x!, y!, 13)]), // prettier-ignore
    line('M222 86l36 22', 'act'),
    circle(270, 116, 14, 'act'),
  ],
  open: [
    area('M160 20a60 60 0 0 0 0 120z', 'ink'),
    line('M160 20a60 60 0 0 1 0 120', 'act'),
    line('M160 20v120'),
    ...person(276, 78, 12, 'act'),
    ...person(44, 78, 12),
  ],
} satisfies Record<string, Picture>;
