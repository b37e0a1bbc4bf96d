// A mail server of one's own, which can be slow, cut the line, or refuse; and the letters it was given.
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** Starts it on a port, or a free one. `mood` says how it behaves, and may be changed while it runs. */
export async function mailServer({ port = 0 } = {}) {
  const letters = [];
  const waiting = [];
  const mood = {};
  const say = (code, text) => Object.assign(new Error(text), { responseCode: code });
  const cut = () => server.connections.forEach((one) => one._socket.destroy());
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (mood.unknown?.includes(address)) return done(say(550, "5.1.1 no such user"));
      if (mood.later) return done(say(451, "4.7.1 try again later"));
      return done();
    },
    onData: (stream, session, done) => {
      simpleParser(stream, { skipTextToHtml: true }).then((parsed) => {
        const letter = { to: session.envelope.rcptTo.map((one) => one.address), subject: parsed.subject, text: parsed.text, html: parsed.html, id: parsed.messageId, headers: parsed.headers };
        letters.push(letter);
        // The letter is whole, and the sender is never told.
        if (mood.cut) return cut();
        done();
        for (const one of waiting.splice(0)) one();
        return undefined;
      }, done);
    },
  });
  server.on("error", () => {});
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  return {
    port: server.server.address().port,
    letters,
    mood,
    cut,
    /** Those to people outside: who works at the demonstration's agencies has letters of their own. */
    outside: () => letters.filter((one) => !one.to.some((to) => to.endsWith("@demo.example"))),
    /** The words that name it to the program. */
    words: () => ["--smtp", `smtp://127.0.0.1:${server.server.address().port}?tls=none`, "--letters-from", "Siang <no-reply@siang.test>"],
    /** The next letter to an address whose subject matches, at most so many seconds from now. */
    letter: async (to, subject, seconds = 20) => {
      const until = Date.now() + seconds * 1000;
      for (;;) {
        const found = letters.find((one) => one.to.includes(to) && subject.test(one.subject));
        if (found) return found;
        if (Date.now() > until) throw new Error(`no letter to ${to} like ${subject}: ${letters.map((one) => `${one.to} ${one.subject}`).join(" | ")}`);
        await new Promise((next) => setTimeout(next, 100));
      }
    },
    stop: () => {
      cut();
      return new Promise((done) => server.close(done));
    },
  };
}

/** The first address in a letter that looks so, as a path of the site. */
export function linkIn(letter, like) {
  const found = letter.text.match(/https?:\/\/\S+/g)?.find((one) => like.test(one));
  if (!found) throw new Error(`no link like ${like} in ${letter.text}`);
  return new URL(found).pathname;
}
