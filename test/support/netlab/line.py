#!/usr/bin/env python3
"""A poor line between two networks, in user space: a TUN device through which a router sends what crosses it.

Does what tc-netem does, also where the kernel has none. Started by Netlab.ts in the router's network namespace as
`line.py DEVICE CLIENT_NETWORK`; takes one JSON object a line on standard input, {"up": SHAPE, "down": SHAPE}, up being
what comes from the client's network; a direction that is not named stays as it was. Answers each with one line: what
each direction has carried since it was last asked. SHAPE, all optional: delayMs, jitterMs (standard deviation twice as
small), lossPercent, bursts ({"enter": p, "leave": p, "lossRatio": p}, Gilbert and Elliott), rateKbps, queueMs (how long
a packet may wait before it is dropped at the tail), blackout (true).
"""
import fcntl
import heapq
import ipaddress
import json
import os
import random
import select
import struct
import sys
import time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
USUAL_QUEUE_MS = 300
AT_ONCE = 64


class Direction:
    """One way of the line: decides when a packet leaves, if at all."""

    def __init__(self, chance):
        self.shape, self.chance = {}, chance
        self.in_burst, self.free_at = False, 0.0
        self.counted = dict(packets=0, lost=0, dropped=0, bytes=0)

    def leaves_at(self, packet, now):
        shape, counted = self.shape, self.counted
        counted["packets"] += 1
        if shape.get("blackout") or self.is_lost(shape):
            counted["lost"] += 1
            return None
        at = now
        if shape.get("rateKbps"):
            begins = max(now, self.free_at)
            if (begins - now) * 1000 > shape.get("queueMs", USUAL_QUEUE_MS):
                counted["dropped"] += 1
                return None
            at = self.free_at = begins + len(packet) * 8 / (shape["rateKbps"] * 1000)
        at += shape.get("delayMs", 0) / 1000
        if shape.get("jitterMs"):
            at = max(now, at + self.chance.gauss(0, shape["jitterMs"] / 2000))
        counted["bytes"] += len(packet)
        return at

    def is_lost(self, shape):
        bursts = shape.get("bursts")
        if bursts:
            self.in_burst = self.chance.random() >= bursts["leave"] if self.in_burst else self.chance.random() < bursts["enter"]
            if self.in_burst and self.chance.random() < bursts["lossRatio"]:
                return True
        return self.chance.random() * 100 < shape.get("lossPercent", 0)


def open_device(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return device


def main(name, client_network):
    device, commands = open_device(name), sys.stdin.fileno()
    os.set_blocking(commands, False)
    network = ipaddress.ip_network(client_network)
    base, mask = int(network.network_address), int(network.netmask)
    chance = random.Random(1)
    lines = {"up": Direction(chance), "down": Direction(chance)}
    waiting, number, told = [], 0, b""
    print("ready", flush=True)
    while True:
        wait = max(0.0, waiting[0][0] - time.monotonic()) if waiting else 1.0
        readable, _, _ = select.select([device, commands], [], [], wait)
        now = time.monotonic()
        if commands in readable:
            part = os.read(commands, 65536)
            if not part:
                return
            told += part
            while b"\n" in told:
                line, told = told.split(b"\n", 1)
                for way, shape in json.loads(line).items():
                    lines[way].shape = shape
                print(json.dumps({way: direction.counted for way, direction in lines.items()}), flush=True)
                for direction in lines.values():
                    direction.counted = dict.fromkeys(direction.counted, 0)
        if device in readable:
            for _ in range(AT_ONCE):
                try:
                    packet = os.read(device, 65535)
                except BlockingIOError:
                    break
                if packet[0] >> 4 != 4:
                    continue
                source = struct.unpack_from("!I", packet, 12)[0]
                at = lines["up" if source & mask == base else "down"].leaves_at(packet, now)
                if at is not None:
                    number += 1
                    heapq.heappush(waiting, (at, number, packet))
        now = time.monotonic()
        while waiting and waiting[0][0] <= now:
            try:
                os.write(device, heapq.heappop(waiting)[2])
            except OSError:
                pass


main(*sys.argv[1:])
