import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Session } from './sessions.server.ts';

/** The session for someone's own calendar: purpose, time, place and address; nobody's name, nobody invited. */
export function calendarOf(session: Session, { subject, address, now }: { subject: string; address: string; now: Date }): string {
  const calendar = ical({ prodId: { company: 'Kring', product: 'Kring' }, method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `${session.id}@kring`,
    stamp: now,
    start: session.startsAt,
    end: session.endsAt ?? new Date(session.startsAt.getTime() + 2 * 60 * 60 * 1000),
    summary: subject,
    description: session.purpose,
    location: session.place,
    url: address,
  });
  return calendar.toString();
}
