/** From where something is said or done in making sense: a side, and the member or the table that it was. Never a name. */
export type Voice = { side: string; person: string | null; table: string | null };

/** A voice as the columns that keep it. */
export const keptVoice = (voice: Voice) => ({ side_id: voice.side, person_id: voice.person, table_id: voice.table });
