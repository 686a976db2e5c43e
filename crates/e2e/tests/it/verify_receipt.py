"""Checks a receipt file with nothing but Python, written from the standards alone: RFC 9162 (Merkle tree), RFC 8032
(Ed25519), C2SP signed-note and tlog-checkpoint, RFC 8785 (canonical JSON).

usage: verify_receipt.py RECEIPT.json KEY [ANSWER]
"""

import base64
import hashlib
import json
import sys

# --- Ed25519 (RFC 8032, section 5.1) ---
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def point(encoded):
    """The point (x, y) with this encoding; none when there is no such point."""
    number = int.from_bytes(encoded, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_ONE % P
    if x * x % P != square or (x == 0 and sign):
        return None
    return (P - x if x & 1 != sign else x, y)


def plus(a, b):
    """The sum of two points, by the formula of section 5.1.4 in affine coordinates."""
    (x1, y1), (x2, y2) = a, b
    t = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + t, P - 2, P)
    y = (y1 * y2 + x1 * x2) * pow(1 - t, P - 2, P)
    return (x % P, y % P)


def times(number, a):
    total = (0, 1)
    while number:
        if number & 1:
            total = plus(total, a)
        a, number = plus(a, a), number >> 1
    return total


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    k = int.from_bytes(digest, "little") % ORDER
    return times(s, BASE) == plus(r, times(k, a))


# --- signed notes and checkpoints (C2SP) ---
def open_checkpoint(note, key_text):
    """Size and root of a checkpoint that the key has signed."""
    name, key_number, key = key_text.strip().split("+", 2)
    key = base64.b64decode(key, validate=True)
    number = hashlib.sha256(name.encode() + b"\n" + key).digest()[:4]
    expect(number.hex() == key_number and key[0] == 1 and len(key) == 33, "the key is malformed")
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    found = False
    for line in signatures.splitlines():
        mark, signer, signature = line.split(" ")
        signature = base64.b64decode(signature, validate=True)
        if mark == "\u2014" and signer == name and signature[:4] == number:
            found = signed(key[1:], text.encode(), signature[4:])
    expect(found, "the checkpoint is not signed by this key")
    lines = text.split("\n")
    expect(len(lines) == 4 and lines[0] == name and lines[3] == "", "the checkpoint is malformed")
    return int(lines[1]), base64.b64decode(lines[2], validate=True)


# --- inclusion proofs (RFC 9162, section 2.1.3.2) ---
def included(leaf, index, size, proof, root):
    if index >= size:
        return False
    here, last, node = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            node = hashlib.sha256(b"\x01" + sibling + node).digest()
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\x01" + node + sibling).digest()
        here, last = here >> 1, last >> 1
    return last == 0 and node == root


def expect(is_so, problem):
    if not is_so:
        raise ValueError(problem)


def check(file_path, key_path, answer_path=None):
    with open(file_path, encoding="utf-8") as file:
        receipt_file = json.load(file)
    with open(key_path, encoding="ascii") as file:
        key = file.read()
    text = receipt_file["receipt"]
    size, root = open_checkpoint(receipt_file["checkpoint"], key)
    leaf = hashlib.sha256(b"\x00" + text.encode()).digest()
    proof = [base64.b64decode(node, validate=True) for node in receipt_file["proof"]]
    expect(included(leaf, receipt_file["index"], size, proof, root), "the log does not hold this receipt")
    receipt = json.loads(text)
    # All names are ASCII, so their order is that of RFC 8785.
    canonical = json.dumps(receipt, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    expect(canonical == text, "the receipt is not canonical JSON")
    if answer_path:
        with open(answer_path, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        expect(receipt["answer_sha256"] == digest, "the receipt is about another answer")
    return f"{receipt['kind']} {receipt['id']} is leaf {receipt_file['index']} of {size}"


if __name__ == "__main__":
    try:
        print(check(*sys.argv[1:]))
    except (ValueError, KeyError, TypeError) as problem:
        sys.exit(f"not good: {problem}")
