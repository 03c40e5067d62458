"""Connects with Python's ssl as often as it is told to: a JSON line asks, one with the same id answers, and the end of the input ends it."""
import base64
import concurrent.futures
import json
import platform
import socket
import ssl
import sys
import threading

lock = threading.Lock()


def say(answer):
    with lock:
        print(json.dumps(answer), flush=True)


def connect(job):
    """None where the broker acknowledged, else why not."""
    context = ssl.create_default_context(cafile=job["trust"])
    # What create_default_context sets by itself from Python 3.13 on.
    context.verify_flags |= ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN
    if job["certificate"]:
        context.load_cert_chain(job["certificate"], job["key"])
    with socket.create_connection(("127.0.0.1", job["port"])) as plain:
        with context.wrap_socket(plain, server_hostname=job["host"]) as tls:
            tls.sendall(base64.b64decode(job["connect"]))
            accepted = base64.b64decode(job["accepted"])
            with tls.makefile("rb") as replies:
                answer = replies.read(len(accepted))
            return None if answer == accepted else f"answered {answer.hex() or 'nothing'}"


def work(job):
    try:
        why = connect(job)
    except Exception as error:
        why = str(error)
    say({"id": job["id"], "why": why})


say({"id": 0, "version": f"Python {platform.python_version()} with {ssl.OPENSSL_VERSION}, VERIFY_X509_STRICT"})
with concurrent.futures.ThreadPoolExecutor(max_workers=8) as pool:
    for line in sys.stdin:
        pool.submit(work, json.loads(line))
