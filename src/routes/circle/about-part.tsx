import { filledWith, type Sent } from '#lib/form/filled.ts';
import { get, post, type Here } from '../door.ts';
import { readCircle } from '#system/circles/circle.ts';
import { keepCircleWords } from '#system/circles/makings.server.ts';
import { AboutFields } from './about-fields.tsx';
import { showPart, toMap } from './part.tsx';

/** What a circle is about, to be changed. */
const aboutPage = (c: Here, sent?: Sent) => {
  const { words, circle } = c.var;
  const { subject, challenge, language, address } = circle;
  return showPart(c, {
    title: words('circle.part.about'),
    lead: words('circle.part.about.what'),
    sent,
    written: [challenge],
    children: <AboutFields field={filledWith(words, { subject, challenge, language, address }, sent)} />,
  });
};

async function keepAbout(c: Here) {
  const { value, problems } = readCircle(c.var.form);
  if (problems) return aboutPage(c, { form: c.var.form, problems });
  await keepCircleWords(c.var.db, c.var.circle.id, value);
  return toMap(c);
}

const at = '/circles/:circle/prepare/about';

export const aboutDoors = [get(at, 'prepareCircle', (c) => aboutPage(c)), post(at, 'prepareCircle', keepAbout)];
