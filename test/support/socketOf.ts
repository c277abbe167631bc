import type { Agent } from 'node:http';
import type { APIRequestContext } from 'playwright-core';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Answer, BodyInput, Reply, RequestName } from '../../shared/protocol/index.ts';
import { RequestId } from '../../shared/vocabulary/index.ts';
import type { RunningServer } from './startServer.ts';

/**
 * A line to the real server, with the cookies of whoever signed in through `requests`. It comes back by itself.
 *
 * @param agent - Opens its connections; Node's own unless somebody wants to look at them.
 */
export async function socketOf(server: RunningServer, requests: APIRequestContext, agent?: Agent): Promise<Socket> {
  const { cookies } = await requests.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const options: Partial<ManagerOptions & SocketOptions> = {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie },
    reconnectionDelay: 100,
    reconnectionDelayMax: 300,
  };
  // Its types are a browser's; in Node it takes an agent.
  if (agent) Object.assign(options, { agent });
  return io(server.url, options);
}

/** Asks and gives the answer as it came. */
export function ask<N extends RequestName>(socket: Socket, name: N, body: BodyInput<N>): Promise<Answer<N>> {
  const id = RequestId.parse(crypto.randomUUID());
  return socket.timeout(5_000).emitWithAck('ask', { id, again: false, name, body });
}

/** Asks and gives the reply; throws the code of a refusal. */
export async function must<N extends RequestName>(socket: Socket, name: N, body: BodyInput<N>): Promise<Reply<N>> {
  const answer = await ask(socket, name, body);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.data;
}
