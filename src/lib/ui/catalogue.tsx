import type { ComponentChildren } from 'preact';
import { A4, A4Columns, A4Part } from './a4.tsx';
import { Button, Buttons } from './button.tsx';
import { Card, Disclosure, Empty, Facts, List, Tag } from './card.tsx';
import { Choices } from './choices.tsx';
import { ReadAloud, StillThere, Unsent } from './comforts.tsx';
import { Count } from './count.tsx';
import { DataTable } from './data-table.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Field, Select, TextArea } from './field.tsx';
import { Form } from './form.tsx';
import { Nav, Pager } from './nav.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';
import { squareCode } from './qr.ts';
import { Quote } from './quote.tsx';
import { ReadingLevel } from './reading-level.tsx';
import { StoryCard, StoryCardSheet, type StoryCardProps } from './story-card.tsx';
import { Pieces, StoryText } from './story-text.tsx';
import { When } from './when.tsx';

/** Every part in every state, on pages as people meet them. Look here before making a new one. */
export const cataloguePages = {
  parts: Parts,
  asking: Asking,
  wrong: Wrong,
  story: Story,
  teller: TellersPage,
  sheet: Sheet,
  council: Council,
};

const circle = {
  name: 'Circle Work in Houten',
  href: '/circles/voorbeeld',
  mark: 'This is an example. The people and stories in it are made up.',
};
const languages = [
  { code: 'nl', name: 'Nederlands', href: '?lang=nl' },
  { code: 'en', name: 'English', href: '?lang=en', current: true },
  { code: 'ar', name: 'العربية', href: '?lang=ar' },
  { code: 'tr', name: 'Türkçe', href: '?lang=tr' },
  { code: 'pl', name: 'Polski', href: '?lang=pl' },
  { code: 'uk', name: 'Українська', href: '?lang=uk' },
];
const nav = [
  { href: '/circles/voorbeeld', label: 'This circle', current: true },
  { href: '/circles/voorbeeld/stories', label: 'Stories' },
  { href: '/circles/voorbeeld/sense', label: 'Make sense together' },
  { href: '/circles/voorbeeld/sessions', label: 'Conversations' },
  { href: '/circles/voorbeeld/changes', label: 'What changes' },
];
const help = (
  <p>
    Samira helps you: <a href="tel:0300000000">030 000 00 00</a>, on weekdays from 9 to 5. You can also come to the library.
  </p>
);
const day = new Date('2026-11-24T19:30:00Z');

const told =
  'I had to tell my story again at every desk. First at the town hall, then at the food bank, then at the job centre.\n\nNobody asked what I can do. I can cook for eighty people!\nThe third lady did listen. She wrote it down and called me back.';
const verteld = 'ذهبت إلى ثلاثة مكاتب في يوم واحد. لم يسألني أحد ماذا أستطيع أن أفعل.\nالسيدة الثالثة استمعت إليّ.';

function Frame({ children, heading = 'Work in Houten', wide }: { children: ComponentChildren; heading?: string; wide?: boolean }) {
  return (
    <Page
      title={`${heading} – ${circle.name}`}
      heading={heading}
      wide={wide}
      {...{ circle, nav, languages, help }}
      person={{ name: 'Noor', home: '/home' }}
    >
      {children}
    </Page>
  );
}

function Parts() {
  return (
    <Frame>
      <p class="kring-lead">How do people find work again after a hard time? Here residents and the municipality change that together.</p>
      <Buttons>
        <Button href="/tell">Tell your story</Button>
        <Button href="/changes" kind="quiet">
          See what changed
        </Button>
      </Buttons>
      <h2>What was told</h2>
      <Quote from={<Tag>Resident</Tag>}>I had to tell my story again at every desk.</Quote>
      <ReadingLevel texts={['We look again in June. Then you hear what became of it, and what did not.']} of="en" />
      <p>
        <Count n={1240} href="/stories">
          stories
        </Count>
        {', '}
        <Count n="hidden" href="/stories?side=helper">
          from helpers
        </Count>
        . We look again on <When at={day} as="weekday" />.
      </p>
      <List
        two
        items={[
          <Card>
            <h3>
              <a href="/themes/1">Telling it again and again</a>
            </h3>
            <p>
              <Count n={38} href="/themes/1">
                stories
              </Count>{' '}
              share this.
            </p>
            <Tag>Professional</Tag> <Tag>Resident</Tag>
          </Card>,
          <Card>
            <h3>
              <a href="/themes/2">What I can do</a>
            </h3>
            <p>People want to be asked what they are good at.</p>
          </Card>,
        ]}
      />
      <h2>Messages</h2>
      <Notice heading="The promise is not confirmed yet" level={3}>
        <p>The alderman says before 1 December whether this can be decided here.</p>
      </Notice>
      <Notice kind="kept" heading="Your story is safe" level={3}>
        <p>Two people of this circle read it within a week.</p>
      </Notice>
      <Notice kind="care" heading="Is it too much now?" level={3}>
        <p>
          You can talk to someone at any hour: <a href="tel:113">113</a>.
        </p>
      </Notice>
      <Notice kind="warning" heading="This cannot be undone" level={3}>
        <p>What is printed we cannot call back. You see which prints exist.</p>
      </Notice>
      <h2>Facts and figures</h2>
      <Facts
        facts={[
          { name: 'Who decides', is: 'The alderman for work, with the circle' },
          { name: 'By when', is: <When at={day} /> },
          { name: 'What is not on the table', is: 'The height of the benefit: the law sets it.' },
        ]}
      />
      <DataTable
        caption="Who took part"
        columns={[{ label: 'Side' }, { label: 'Told', number: true }, { label: 'Read', number: true }, { label: 'Spoke', number: true }]}
        rows={[
          { id: 'r', cells: ['Residents', <Count n={38} href="/who" />, 12, 9] },
          { id: 'p', cells: ['Professionals', 14, 14, 6] },
          { id: 'd', cells: ['Deciders', <Count n="hidden" />, 6, <Count n="hidden" />] },
        ]}
      />
      <Disclosure summary="How we count">
        <p>Stories may have been withdrawn. Fewer than five are not shown.</p>
      </Disclosure>
      <h2>Nothing here yet</h2>
      <Empty action={<Button kind="quiet">Invite someone</Button>}>
        Nobody has read these stories yet. Whose voice is missing at the table?
      </Empty>
      <Nav
        label="Lists"
        links={[
          { href: '?list=waiting', label: 'Waiting (2)', current: true },
          { href: '?list=all', label: 'All (26)' },
        ]}
      />
      <Pager page={2} pages={12} hrefOf={(page) => `?page=${page}`} />
    </Frame>
  );
}

function Asking() {
  return (
    <Frame heading="Prepare the conversation">
      <Form action="/prepare" multipart>
        <Field name="subject" label="What is the conversation about?" value="The first week" />
        <Field name="email" label="Your e-mail address" type="email" autocomplete="email" optional hint="Only to tell you what was done." />
        <Field name="day" label="When?" type="datetime-local" />
        <Field name="seats" label="How many chairs?" type="number" short min={2} />
        <Select
          name="language"
          label="In which language?"
          value="nl"
          options={[
            { value: 'nl', label: 'Nederlands', lang: 'nl' },
            { value: 'ar', label: 'العربية', lang: 'ar' },
          ]}
        />
        <TextArea
          name="purpose"
          label="What should become better?"
          rows={4}
          maxlength={2000}
          hint="Say it as you would at the kitchen table."
        />
        <Buttons>
          <Button>Keep this</Button>
          <Button kind="quiet" icon="print">
            Print the invitation
          </Button>
          <Button kind="care">Call it off</Button>
        </Buttons>
      </Form>
    </Frame>
  );
}

function Wrong() {
  return (
    <Page title="Tell" heading="Tell your story" wrong neutral {...{ circle, languages, help }}>
      <ErrorSummary
        slips={[
          { field: 'words', text: 'Your story is still empty.' },
          { field: 'readers', text: 'Choose who may read it.' },
        ]}
      />
      <Form action="/tell">
        <TextArea
          name="words"
          label="What happened?"
          problem="Your story is still empty."
          hint="Everything you write is welcome."
          maxlength={20000}
        />
        <Field name="email" label="E-mail" type="email" value="noor@" problem="Something is missing after the @." />
        <Readers heading="h2" problem="Choose who may read it." />
        <Button>Keep my story</Button>
      </Form>
    </Page>
  );
}

function Readers({ problem, heading }: { problem?: string; heading?: 'h2' }) {
  return (
    <Choices
      many
      name="readers"
      label="Who may read it?"
      heading={heading}
      hint="Nobody more than you choose. You can change it later."
      problem={problem}
      options={[
        {
          value: 'residents',
          label: 'Residents of this circle',
          consequence: 'People who live here and meet in the library.',
          icon: 'dialogue',
          chosen: true,
        },
        {
          value: 'professionals',
          label: 'Professionals',
          consequence: 'People who work for the service. They may know you.',
          icon: 'contact',
        },
        { value: 'deciders', label: 'Deciders', consequence: 'The alderman and who works with her.', icon: 'read' },
      ]}
    />
  );
}

function TellersPage() {
  return (
    <Page
      title="Kring"
      neutral
      circle={{ ...circle, href: undefined }}
      {...{ languages, help }}
      exit={{ href: '/leave', label: 'Leave this page now' }}
      islands={['leave', 'read-aloud']}
    >
      <ReadAloud />
      <Notice kind="kept" heading="Your story is safe">
        <p>Keep this card. With it you can read what was done with your story.</p>
      </Notice>
      <h1>Your card</h1>
      <StoryCard {...cards(1)[0]!} />
      <Buttons>
        <Button kind="quiet" icon="print">
          Print the card
        </Button>
        <Button kind="care" icon="leave">
          Finish and clear this phone
        </Button>
      </Buttons>
      <h2>What may be done with it?</h2>
      <Form action="/readers">
        <Readers />
        <Choices
          name="contact"
          label="May we ask you something back?"
          options={[
            { value: 'yes', label: 'Yes', consequence: 'You find the question with your card.' },
            { value: 'no', label: 'No', consequence: 'Nobody asks you anything.', chosen: true },
          ]}
        />
        <Unsent />
        <Button>Keep my choices</Button>
      </Form>
      <StillThere action="/finish" to="/leave" />
    </Page>
  );
}

function Story() {
  const from = told.indexOf('tell my story');
  return (
    <Frame heading="A story" wide>
      <StoryText
        text={told}
        lang="en"
        marks={[
          { id: 'fragment-1', from, to: from + 35 },
          { id: 'fragment-2', from: from + 22, to: from + 60 },
        ]}
      />
      <h2>With numbers, for the table</h2>
      <StoryText
        text={told}
        lang="en"
        numbered
        marks={[{ id: 'fragment-3', from: told.indexOf('eighty'), to: told.indexOf('third lady') }]}
      />
      <h2>One line of it, on a page that puts a box before each</h2>
      <p lang="en">
        <Pieces text={told} marks={[{ id: 'fragment-4', from, to: from + 4 }]} from={0} to={told.length} />
      </p>
      <h2>In another language</h2>
      <StoryText text={verteld} lang="ar" numbered />
      <Quote lang="ar" from={<Tag>Resident</Tag>}>
        {verteld}
      </Quote>
    </Frame>
  );
}

function Sheet() {
  return (
    <Frame heading="Cards to hand out" wide>
      <p class="kring-not-printed">Print this page on thick paper, cut along the lines, and hand a card to whoever tells.</p>
      <StoryCardSheet cards={cards(8)} />
    </Frame>
  );
}

function Council() {
  return (
    <Frame heading="For the council" wide>
      <A4
        title="Getting to work in Houten: what was heard, and what we do"
        about={
          <>
            Circle Work in Houten, for the council of <When at={day} />
          </>
        }
        foot="Print 3. Every number opens what it counts at kring.houten.example/circles/work. Stories may have been withdrawn."
      >
        <A4Part heading="Heard">
          <p>
            <Count n={52}>stories</Count>, told at the food bank, the library and the front door. <Count n={6}>insights</Count> that
            residents and professionals share:
          </p>
          <ul>
            <li>People tell their story again at every desk.</li>
            <li>Nobody asks what they can do.</li>
            <li>One person who calls back makes the difference.</li>
          </ul>
          <Quote from={<Tag>Resident</Tag>}>I can cook for eighty people. Nobody asked.</Quote>
        </A4Part>
        <A4Columns>
          <A4Part heading="Chosen">
            <p>One contact person for each resident, from the first day. From 1 March, by the team Work.</p>
          </A4Part>
          <A4Part heading="Not done, because">
            <p>No second desk in the south: the building is not free before 2028.</p>
          </A4Part>
          <A4Part heading="Who is missing">
            <p>Young people without a home address. We ask at the shelter in December.</p>
          </A4Part>
          <A4Part heading="We look again">
            <p>
              On <When at={day} as="weekday" />, in the library.
            </p>
          </A4Part>
        </A4Columns>
      </A4>
    </Frame>
  );
}

function cards(count: number): StoryCardProps[] {
  const code = ['apple', 'window', 'bridge', 'garden', 'spoon', 'evening'];
  return Array.from({ length: count }, (_, nth) => ({
    square: squareCode(`https://kring.houten.example/s/8Jk2LmQ9xT4vB7nR1cW5z${nth}`),
    code: [...code.slice(0, 5), `evening${nth ? nth : ''}`],
    address: 'kring.houten.example/code',
    codeLang: 'en',
  }));
}
