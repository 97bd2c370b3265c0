"""Puts a trained policy on the board of agents of a CartPole Arena, and waits for its row.

    python docs/export/upload.py policy.safetensors "My agent" http://localhost:3000

Python 3.8 or newer, standard library only. Takes any file that docs/export.md names. All that is uploaded with one token belongs to
one player: it is kept beside the policy, in arena-token.txt.
"""

import base64
import json
import pathlib
import sys
import time
import urllib.error
import urllib.request


def ask(server, method, path, token=None, body=None):
    """The answer as Python values. A refusal ends the program with its code and what to do."""
    headers = {"Accept": "application/json"}
    if token:
        headers["Authorization"] = "Bearer " + token
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
    request = urllib.request.Request(server + "/api/v1" + path, data=data, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        problem = json.load(error)
        there = error.headers.get("Location")
        if problem["code"] == "already-there" and there:  # the same weights: their row is as good
            return ask(server, "GET", there[len("/api/v1"):])
        sys.exit("refused ({code}): {detail}".format(**problem))
    except urllib.error.URLError as error:
        sys.exit("no answer from {}: {}".format(server, error.reason))


def session(server, kept):
    if kept.exists():
        return kept.read_text().strip()
    token = ask(server, "POST", "/sessions", body={})["token"]
    kept.write_text(token + "\n")
    return token


def upload(server, path, name):
    token = session(server, path.with_name("arena-token.txt"))
    files = [{"name": path.name, "base64": base64.b64encode(path.read_bytes()).decode()}]
    submission = ask(server, "POST", "/agents", token, {"name": name, "files": files})
    print("committed", submission["hash"])
    while submission["status"] in ("queued", "running"):
        time.sleep(1)
        submission = ask(server, "GET", "/submissions/" + submission["id"])
        print("{status}, {percent:.0f} %".format(percent=100 * submission["progress"], **submission))
    if submission["status"] == "refused":
        sys.exit("refused: {}".format(submission["problem"]))
    return ask(server, "GET", "/boards/agents/CartPole-v1/rows/" + submission["row"])


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    path = pathlib.Path(sys.argv[1])
    server = sys.argv[3].rstrip("/") if len(sys.argv) == 4 else "http://localhost:3000"
    detail = upload(server, path, sys.argv[2])
    row, figures = detail["row"], detail["row"]["figures"]
    low, high = figures["ci95"]
    print("rank {rank}: {name}".format(**row))
    print("mean {:.2f} (95 % {:.2f}..{:.2f}) of episodes to 500".format(figures["mean"], low, high))
    print("endurance {endurance:.1f}, robustness {robustness:.2f}".format(**figures))
    print("{}/boards#agents/CartPole-v1/{}".format(server, row["id"]))


if __name__ == "__main__":
    main()
