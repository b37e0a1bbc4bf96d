// A provider of identities of one's own, and one that can be told to lie: the same library, with the answer bent on the way out.
import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

/** Starts it for one client that comes back to an address. `people` may sign in by typing their name. */
export async function identityProvider(back) {
  const lie = {};
  let issuer;
  const server = createServer((request, response) => handle(request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  issuer = `http://127.0.0.1:${server.address().port}`;
  const { privateKey: key } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...key.export({ format: "jwk" }), kid: "tests", use: "sig", alg: "RS256" }] },
    clients: [{ client_id: "siang", client_secret: "a secret of the tests", redirect_uris: [back], response_types: ["code"], grant_types: ["authorization_code"] }],
    pkce: { required: () => true },
    cookies: { keys: ["tests"] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  const callback = provider.callback();
  const asked = [];
  async function handle(request, response) {
    asked.push(request.url);
    if (lie.down) return response.socket.destroy();
    if (request.url.startsWith("/token") && lie.token) {
      // The whole answer is read and bent before it goes out.
      const whole = [];
      const { end, write } = response;
      response.write = (piece) => whole.push(Buffer.from(piece));
      response.end = (piece) => {
        if (piece) whole.push(Buffer.from(piece));
        const answer = JSON.parse(Buffer.concat(whole).toString());
        const bent = Buffer.from(JSON.stringify(lie.token(answer)));
        response.removeHeader("content-length");
        response.write = write;
        return end.call(response, bent);
      };
    }
    return callback(request, response);
  }
  return { issuer, key, lie, asked, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

/** Signs in at the provider's own pages, as whoever is named. */
export async function signInAt(page, name) {
  await page.locator("input[name=login]").fill(name);
  await page.locator("input[name=password]").fill("any");
  await page.locator("button[type=submit]").click();
  await page.locator("button[type=submit]").click();
}

/** A token with some of its claims changed, signed with a key: with the provider's own it is wrong in nothing else. */
export function bent(token, change, key) {
  const [head, body] = token.split(".");
  const claims = { ...JSON.parse(Buffer.from(body, "base64url")), ...change };
  const signed = `${head}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key, "base64url")}`;
}
