"""Listens where systemd would: prints each message that comes to the socket named by its argument, one a line."""
import socket
import sys

listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listening.bind(sys.argv[1])
print("listening", flush=True)
while True:
    # What is passed along with a message is closed at once: whoever waits for that goes on.
    message, passed, _flags, _from = socket.recv_fds(listening, 4096, 8)
    for descriptor in passed:
        socket.close(descriptor)
    for line in message.decode().splitlines():
        print(line, flush=True)
