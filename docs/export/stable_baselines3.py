"""Writes the Q network of a Stable-Baselines3 DQN as safetensors, for CartPole Arena.

    python stable_baselines3.py dqn_cartpole.zip policy.safetensors

or copy `export` into your own code, and call it with the trained DQN.
"""
import json
import struct
import sys


def export(model, path):
    policy = model.policy
    if policy.activation_fn.__name__ != "ReLU":
        raise SystemExit(f"only ReLU is read; this policy has policy_kwargs activation_fn={policy.activation_fn.__name__}")
    header, data = {"__metadata__": {"activation": "relu"}}, b""
    for name, tensor in policy.state_dict().items():  # q_net.q_net.0.weight, ...; the target network may come along
        values = tensor.detach().cpu().float().numpy().astype("<f4").tobytes()
        offsets = [len(data), len(data) + len(values)]
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": offsets}
        data += values
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


if __name__ == "__main__":
    sys.path.pop(0)  # this file's own folder, where it would be taken for the library
    from stable_baselines3 import DQN

    export(DQN.load(sys.argv[1], device="cpu"), sys.argv[2])
