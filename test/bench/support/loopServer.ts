import { WebSocketServer } from 'ws';

/** The simplest relay there is: what comes in goes out to everybody, one send after the other. Nothing is kept. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    for (const client of server.clients) client.send(data);
  });
});
server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`LISTENING ${address.port}`);
});
