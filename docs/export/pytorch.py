"""Writes a PyTorch network of Linear layers with ReLU between them as safetensors, for CartPole Arena.

    python pytorch.py model.pt policy.safetensors     # model.pt: the whole module, by torch.save(model, 'model.pt')

or copy `export` into your own code.
"""
import json
import struct
import sys

import torch
from torch import nn

FINE = (nn.Linear, nn.ReLU, nn.Flatten, nn.Dropout, nn.Identity)


def export(model, path, observation_scale=None):
    """observation_scale: factors that you multiply observations with before the network, or None."""
    odd = {type(m).__name__ for m in model.modules() if not list(m.children()) and not isinstance(m, FINE)}
    if odd:
        raise SystemExit(f"only Linear and ReLU are read; this network has {', '.join(sorted(odd))}")
    header, data = {"__metadata__": {"activation": "relu"}}, b""
    if observation_scale is not None:
        header["__metadata__"]["observationScale"] = json.dumps([float(factor) for factor in observation_scale])
    for name, tensor in model.state_dict().items():
        values = tensor.detach().cpu().float().numpy().astype("<f4").tobytes()
        offsets = [len(data), len(data) + len(values)]
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": offsets}
        data += values
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


if __name__ == "__main__":
    export(torch.load(sys.argv[1], map_location="cpu", weights_only=False), sys.argv[2])  # your own file: it can hold code
