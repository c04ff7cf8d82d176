const rate = 8_000; // samples a second, as a telephone has
const tone = 0.5; // seconds

/** Eight tones in Hz, of our own: no melody that anyone else made. */
const tune = [392, 494, 440, 587, 523, 494, 440, 392];

/** The tune of a counter that does not answer, three times over: twelve seconds of sound (WAV, mono, 16 bits) that this program makes itself. */
export function holdMusic(): Buffer {
  const notes = [...tune, ...tune, ...tune];
  const length = Math.round(tone * rate);
  const data = Buffer.alloc(notes.length * length * 2);
  notes.forEach((hertz, nth) => {
    for (let at = 0; at < length; at++)
      data.writeInt16LE(Math.round(9_000 * loudness(at / length) * wave(hertz, at / rate)), 2 * (nth * length + at));
  });
  return Buffer.concat([headerOf(data.length), data]);
}

/** A soft beginning and end to each tone, so that it does not click. `part`: how far it is, 0 to 1. */
const loudness = (part: number) => Math.min(1, part * 20, (1 - part) * 4);

const wave = (hertz: number, second: number) => 0.8 * Math.sin(2 * Math.PI * hertz * second) + 0.2 * Math.sin(4 * Math.PI * hertz * second);

function headerOf(bytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(2 * rate, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}
